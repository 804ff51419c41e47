/** Which operations each area of the emulated Graph serves: a line for each path template, with the methods before it. */
export const served = {
  directory: `
GET PATCH /me
GET /users
GET /users/$count
GET /me/manager
PUT DELETE /me/manager/$ref
GET /me/directReports
GET /me/directReports/$count
GET /me/directReports/microsoft.graph.user
GET /me/directReports/microsoft.graph.user/$count
GET /me/photo
GET PUT PATCH /me/photo/$value
GET /me/photos
GET /me/photos/{profilePhoto-id}
GET /me/photos/{profilePhoto-id}/$value
GET /me/people
GET POST /groups
GET /groups/$count
GET PATCH DELETE /groups/{group-id}
GET /groups/{group-id}/members
GET /groups/{group-id}/members/$count
GET /groups/{group-id}/members/microsoft.graph.user
GET /groups/{group-id}/members/microsoft.graph.user/$count
GET /groups/{group-id}/members/microsoft.graph.group
GET /groups/{group-id}/members/microsoft.graph.group/$count
GET /groups/{group-id}/transitiveMembers
GET /groups/{group-id}/transitiveMembers/$count
GET /groups/{group-id}/transitiveMembers/microsoft.graph.user
GET /groups/{group-id}/transitiveMembers/microsoft.graph.user/$count
GET /groups/{group-id}/transitiveMembers/microsoft.graph.group
GET /groups/{group-id}/transitiveMembers/microsoft.graph.group/$count
GET /groups/{group-id}/owners
GET /groups/{group-id}/owners/$count
GET /groups/{group-id}/owners/microsoft.graph.user
GET /groups/{group-id}/owners/microsoft.graph.user/$count
GET /groups/{group-id}/memberOf
GET /groups/{group-id}/memberOf/$count
GET /groups/{group-id}/memberOf/microsoft.graph.group
GET /groups/{group-id}/memberOf/microsoft.graph.group/$count
GET /groups/{group-id}/transitiveMemberOf
GET /groups/{group-id}/transitiveMemberOf/$count
GET /groups/{group-id}/transitiveMemberOf/microsoft.graph.group
GET /groups/{group-id}/transitiveMemberOf/microsoft.graph.group/$count
GET /me/memberOf
GET /me/memberOf/$count
GET /me/memberOf/microsoft.graph.group
GET /me/memberOf/microsoft.graph.group/$count
GET /me/transitiveMemberOf
GET /me/transitiveMemberOf/$count
GET /me/transitiveMemberOf/microsoft.graph.group
GET /me/transitiveMemberOf/microsoft.graph.group/$count
POST /groups/{group-id}/members/$ref
POST /groups/{group-id}/owners/$ref
DELETE /groups/{group-id}/members/{directoryObject-id}/$ref
DELETE /groups/{group-id}/owners/{directoryObject-id}/$ref
POST /groups/{group-id}/checkMemberGroups
POST /groups/{group-id}/getMemberGroups
POST /me/checkMemberGroups
POST /me/getMemberGroups
GET /directory/deletedItems/microsoft.graph.group
GET /directory/deletedItems/microsoft.graph.group/$count
GET DELETE /directory/deletedItems/{directoryObject-id}
POST /directory/deletedItems/{directoryObject-id}/restore
GET /users/delta
GET /groups/delta
GET /organization
GET /organization/{id}
`,
  applications: `
GET POST /applications
GET /applications/$count
GET PATCH DELETE /applications/{application}
POST /applications/{application}/addPassword
POST /applications/{application}/removePassword
POST /applications/{application}/addKey
POST /applications/{application}/removeKey
POST /servicePrincipals/{servicePrincipal}/addPassword
POST /servicePrincipals/{servicePrincipal}/removePassword
POST /servicePrincipals/{servicePrincipal}/addKey
POST /servicePrincipals/{servicePrincipal}/removeKey
GET POST /servicePrincipals
GET /servicePrincipals/$count
GET /servicePrincipals/{servicePrincipal}
GET POST /oauth2PermissionGrants
GET PATCH DELETE /oauth2PermissionGrants/{grant}
GET POST /servicePrincipals/{servicePrincipal}/appRoleAssignedTo
DELETE /servicePrincipals/{servicePrincipal}/appRoleAssignedTo/{assignment}
GET POST /servicePrincipals/{servicePrincipal}/appRoleAssignments
`,
  mail: `
GET POST /me/mailFolders
GET /me/mailFolders/$count
GET POST /me/mailFolders/{mailFolder-id}/childFolders
GET POST /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/childFolders
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/childFolders
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/childFolders
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/childFolders
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/childFolders
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/childFolders
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/childFolders
GET /me/mailFolders/{mailFolder-id}/childFolders/$count
GET /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/childFolders/$count
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/childFolders/$count
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/childFolders/$count
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/childFolders/$count
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/childFolders/$count
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/childFolders/$count
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/childFolders/$count
GET PATCH DELETE /me/mailFolders/{mailFolder-id}
GET PATCH DELETE /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}
GET PATCH DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}
GET PATCH DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}
GET PATCH DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}
GET PATCH DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}
GET PATCH DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}
GET PATCH DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}
POST /me/mailFolders/{mailFolder-id}/permanentDelete
POST /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/permanentDelete
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/permanentDelete
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/permanentDelete
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/permanentDelete
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/permanentDelete
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/permanentDelete
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/permanentDelete
POST /me/mailFolders/{mailFolder-id}/move
POST /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/move
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/move
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/move
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/move
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/move
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/move
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/move
POST /me/mailFolders/{mailFolder-id}/copy
POST /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/copy
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/copy
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/copy
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/copy
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/copy
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/copy
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/copy
GET POST /me/messages
GET /me/messages/$count
GET POST /me/mailFolders/{mailFolder-id}/messages
GET POST /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/messages
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/messages
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/messages
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/messages
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/messages
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/messages
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/messages
GET /me/mailFolders/{mailFolder-id}/messages/$count
GET /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/messages/$count
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/messages/$count
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/messages/$count
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/messages/$count
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/messages/$count
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/messages/$count
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/messages/$count
GET PATCH DELETE /me/messages/{message-id}
GET PATCH DELETE /me/mailFolders/{mailFolder-id}/messages/{message-id}
GET PATCH DELETE /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/messages/{message-id}
GET PATCH DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/messages/{message-id}
GET PATCH DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/messages/{message-id}
GET PATCH DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/messages/{message-id}
GET PATCH DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/messages/{message-id}
GET PATCH DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/messages/{message-id}
GET PATCH DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/messages/{message-id}
GET /me/messages/{message-id}/$value
GET /me/mailFolders/{mailFolder-id}/messages/{message-id}/$value
GET /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/messages/{message-id}/$value
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/messages/{message-id}/$value
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/messages/{message-id}/$value
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/messages/{message-id}/$value
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/messages/{message-id}/$value
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/messages/{message-id}/$value
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/messages/{message-id}/$value
POST /me/messages/{message-id}/permanentDelete
POST /me/mailFolders/{mailFolder-id}/messages/{message-id}/permanentDelete
POST /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/messages/{message-id}/permanentDelete
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/messages/{message-id}/permanentDelete
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/messages/{message-id}/permanentDelete
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/messages/{message-id}/permanentDelete
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/messages/{message-id}/permanentDelete
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/messages/{message-id}/permanentDelete
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/messages/{message-id}/permanentDelete
POST /me/messages/{message-id}/move
POST /me/mailFolders/{mailFolder-id}/messages/{message-id}/move
POST /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/messages/{message-id}/move
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/messages/{message-id}/move
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/messages/{message-id}/move
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/messages/{message-id}/move
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/messages/{message-id}/move
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/messages/{message-id}/move
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/messages/{message-id}/move
POST /me/messages/{message-id}/copy
POST /me/mailFolders/{mailFolder-id}/messages/{message-id}/copy
POST /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/messages/{message-id}/copy
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/messages/{message-id}/copy
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/messages/{message-id}/copy
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/messages/{message-id}/copy
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/messages/{message-id}/copy
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/messages/{message-id}/copy
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/messages/{message-id}/copy
POST /me/sendMail
POST /me/messages/{message-id}/send
POST /me/mailFolders/{mailFolder-id}/messages/{message-id}/send
POST /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/messages/{message-id}/send
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/messages/{message-id}/send
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/messages/{message-id}/send
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/messages/{message-id}/send
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/messages/{message-id}/send
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/messages/{message-id}/send
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/messages/{message-id}/send
POST /me/messages/{message-id}/reply
POST /me/mailFolders/{mailFolder-id}/messages/{message-id}/reply
POST /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/messages/{message-id}/reply
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/messages/{message-id}/reply
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/messages/{message-id}/reply
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/messages/{message-id}/reply
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/messages/{message-id}/reply
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/messages/{message-id}/reply
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/messages/{message-id}/reply
POST /me/messages/{message-id}/createReply
POST /me/mailFolders/{mailFolder-id}/messages/{message-id}/createReply
POST /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/messages/{message-id}/createReply
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/messages/{message-id}/createReply
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/messages/{message-id}/createReply
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/messages/{message-id}/createReply
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/messages/{message-id}/createReply
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/messages/{message-id}/createReply
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/messages/{message-id}/createReply
POST /me/messages/{message-id}/replyAll
POST /me/mailFolders/{mailFolder-id}/messages/{message-id}/replyAll
POST /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/messages/{message-id}/replyAll
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/messages/{message-id}/replyAll
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/messages/{message-id}/replyAll
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/messages/{message-id}/replyAll
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/messages/{message-id}/replyAll
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/messages/{message-id}/replyAll
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/messages/{message-id}/replyAll
POST /me/messages/{message-id}/createReplyAll
POST /me/mailFolders/{mailFolder-id}/messages/{message-id}/createReplyAll
POST /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/messages/{message-id}/createReplyAll
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/messages/{message-id}/createReplyAll
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/messages/{message-id}/createReplyAll
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/messages/{message-id}/createReplyAll
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/messages/{message-id}/createReplyAll
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/messages/{message-id}/createReplyAll
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/messages/{message-id}/createReplyAll
POST /me/messages/{message-id}/forward
POST /me/mailFolders/{mailFolder-id}/messages/{message-id}/forward
POST /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/messages/{message-id}/forward
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/messages/{message-id}/forward
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/messages/{message-id}/forward
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/messages/{message-id}/forward
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/messages/{message-id}/forward
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/messages/{message-id}/forward
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/messages/{message-id}/forward
POST /me/messages/{message-id}/createForward
POST /me/mailFolders/{mailFolder-id}/messages/{message-id}/createForward
POST /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/messages/{message-id}/createForward
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/messages/{message-id}/createForward
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/messages/{message-id}/createForward
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/messages/{message-id}/createForward
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/messages/{message-id}/createForward
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/messages/{message-id}/createForward
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/messages/{message-id}/createForward
GET POST /me/messages/{message-id}/attachments
GET POST /me/mailFolders/{mailFolder-id}/messages/{message-id}/attachments
GET POST /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/messages/{message-id}/attachments
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/messages/{message-id}/attachments
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/messages/{message-id}/attachments
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/messages/{message-id}/attachments
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/messages/{message-id}/attachments
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/messages/{message-id}/attachments
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/messages/{message-id}/attachments
GET /me/messages/{message-id}/attachments/$count
GET /me/mailFolders/{mailFolder-id}/messages/{message-id}/attachments/$count
GET /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/$count
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/$count
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/$count
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/$count
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/$count
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/$count
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/$count
POST /me/messages/{message-id}/attachments/createUploadSession
POST /me/mailFolders/{mailFolder-id}/messages/{message-id}/attachments/createUploadSession
POST /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/createUploadSession
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/createUploadSession
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/createUploadSession
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/createUploadSession
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/createUploadSession
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/createUploadSession
POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/createUploadSession
GET DELETE /me/messages/{message-id}/attachments/{attachment-id}
GET DELETE /me/mailFolders/{mailFolder-id}/messages/{message-id}/attachments/{attachment-id}
GET DELETE /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/{attachment-id}
GET DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/{attachment-id}
GET DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/{attachment-id}
GET DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/{attachment-id}
GET DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/{attachment-id}
GET DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/{attachment-id}
GET DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/{attachment-id}
GET /me/messages/{message-id}/attachments/{attachment-id}/$value
GET /me/mailFolders/{mailFolder-id}/messages/{message-id}/attachments/{attachment-id}/$value
GET /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/{attachment-id}/$value
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/{attachment-id}/$value
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/{attachment-id}/$value
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/{attachment-id}/$value
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/{attachment-id}/$value
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/{attachment-id}/$value
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/messages/{message-id}/attachments/{attachment-id}/$value
GET /me/mailFolders/{mailFolder-id}/messages/delta
GET /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/messages/delta
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/messages/delta
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/messages/delta
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/messages/delta
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/messages/delta
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/messages/delta
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/messages/delta
GET /me/mailFolders/delta
GET /me/mailFolders/{mailFolder-id}/childFolders/delta
GET /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/childFolders/delta
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/childFolders/delta
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/childFolders/delta
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/childFolders/delta
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/childFolders/delta
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/childFolders/delta
GET /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/childFolders/delta
GET POST /me/mailFolders/{mailFolder-id}/messageRules
GET POST /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/messageRules
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/messageRules
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/messageRules
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/messageRules
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/messageRules
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/messageRules
GET POST /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/messageRules
GET PATCH DELETE /me/mailFolders/{mailFolder-id}/messageRules/{messageRule-id}
GET PATCH DELETE /me/mailFolders/{ancestor-1}/childFolders/{mailFolder-id}/messageRules/{messageRule-id}
GET PATCH DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{mailFolder-id}/messageRules/{messageRule-id}
GET PATCH DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{mailFolder-id}/messageRules/{messageRule-id}
GET PATCH DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{mailFolder-id}/messageRules/{messageRule-id}
GET PATCH DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{mailFolder-id}/messageRules/{messageRule-id}
GET PATCH DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{mailFolder-id}/messageRules/{messageRule-id}
GET PATCH DELETE /me/mailFolders/{ancestor-1}/childFolders/{ancestor-2}/childFolders/{ancestor-3}/childFolders/{ancestor-4}/childFolders/{ancestor-5}/childFolders/{ancestor-6}/childFolders/{ancestor-7}/childFolders/{mailFolder-id}/messageRules/{messageRule-id}
GET POST /me/outlook/masterCategories
GET PATCH DELETE /me/outlook/masterCategories/{outlookCategory-id}
GET PATCH /me/mailboxSettings
GET /me/mailboxSettings/{setting}
GET /me/outlook/supportedLanguages
GET /me/outlook/supportedTimeZones
GET /me/outlook/supportedTimeZones/{TimeZoneStandard}
POST /me/getMailTips
POST /me/translateExchangeIds
`,
  calendar: `
GET POST /me/calendars
GET PATCH DELETE /me/calendar
GET PATCH DELETE /me/calendars/{calendar-id}
GET PATCH DELETE /me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}
GET POST /me/events
GET POST /me/calendar/events
GET POST /me/calendars/{calendar-id}/events
GET POST /me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}/events
GET /me/events/$count
GET /me/calendar/events/$count
GET /me/calendars/{calendar-id}/events/$count
GET /me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}/events/$count
GET PATCH DELETE /me/events/{event-id}
GET PATCH DELETE /me/calendar/events/{event-id}
GET PATCH DELETE /me/calendars/{calendar-id}/events/{event-id}
GET PATCH DELETE /me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}/events/{event-id}
POST /me/events/{event-id}/permanentDelete
POST /me/calendar/events/{event-id}/permanentDelete
POST /me/calendars/{calendar-id}/events/{event-id}/permanentDelete
POST /me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}/events/{event-id}/permanentDelete
GET POST /me/events/{event-id}/attachments
GET POST /me/calendar/events/{event-id}/attachments
GET POST /me/calendars/{calendar-id}/events/{event-id}/attachments
GET POST /me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}/events/{event-id}/attachments
POST /me/events/{event-id}/attachments/createUploadSession
POST /me/calendar/events/{event-id}/attachments/createUploadSession
POST /me/calendars/{calendar-id}/events/{event-id}/attachments/createUploadSession
POST /me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}/events/{event-id}/attachments/createUploadSession
GET DELETE /me/events/{event-id}/attachments/{attachment-id}
GET DELETE /me/calendar/events/{event-id}/attachments/{attachment-id}
GET DELETE /me/calendars/{calendar-id}/events/{event-id}/attachments/{attachment-id}
GET DELETE /me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}/events/{event-id}/attachments/{attachment-id}
GET /me/events/{event-id}/attachments/{attachment-id}/$value
GET /me/calendar/events/{event-id}/attachments/{attachment-id}/$value
GET /me/calendars/{calendar-id}/events/{event-id}/attachments/{attachment-id}/$value
GET /me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}/events/{event-id}/attachments/{attachment-id}/$value
GET /me/calendarView
GET /me/calendar/calendarView
GET /me/calendars/{calendar-id}/calendarView
GET /me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}/calendarView
GET /me/events/{event-id}/instances
GET /me/calendar/events/{event-id}/instances
GET /me/calendars/{calendar-id}/events/{event-id}/instances
GET /me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}/events/{event-id}/instances
GET /me/calendarView/delta
GET /me/calendar/calendarView/delta
GET /me/calendars/{calendar-id}/calendarView/delta
GET /me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}/calendarView/delta
POST /me/events/{event-id}/accept
POST /me/calendar/events/{event-id}/accept
POST /me/calendars/{calendar-id}/events/{event-id}/accept
POST /me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}/events/{event-id}/accept
POST /me/events/{event-id}/tentativelyAccept
POST /me/calendar/events/{event-id}/tentativelyAccept
POST /me/calendars/{calendar-id}/events/{event-id}/tentativelyAccept
POST /me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}/events/{event-id}/tentativelyAccept
POST /me/events/{event-id}/decline
POST /me/calendar/events/{event-id}/decline
POST /me/calendars/{calendar-id}/events/{event-id}/decline
POST /me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}/events/{event-id}/decline
POST /me/events/{event-id}/cancel
POST /me/calendar/events/{event-id}/cancel
POST /me/calendars/{calendar-id}/events/{event-id}/cancel
POST /me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}/events/{event-id}/cancel
POST /me/events/{event-id}/forward
POST /me/calendar/events/{event-id}/forward
POST /me/calendars/{calendar-id}/events/{event-id}/forward
POST /me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}/events/{event-id}/forward
POST /me/events/{event-id}/dismissReminder
POST /me/calendar/events/{event-id}/dismissReminder
POST /me/calendars/{calendar-id}/events/{event-id}/dismissReminder
POST /me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}/events/{event-id}/dismissReminder
POST /me/events/{event-id}/snoozeReminder
POST /me/calendar/events/{event-id}/snoozeReminder
POST /me/calendars/{calendar-id}/events/{event-id}/snoozeReminder
POST /me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}/events/{event-id}/snoozeReminder
POST /me/calendar/getSchedule
POST /me/calendars/{calendar-id}/getSchedule
POST /me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}/getSchedule
POST /me/findMeetingTimes
GET POST /me/calendarGroups
GET PATCH DELETE /me/calendarGroups/{calendarGroup-id}
GET POST /me/calendarGroups/{calendarGroup-id}/calendars
GET POST /me/calendar/calendarPermissions
GET POST /me/calendars/{calendar-id}/calendarPermissions
GET POST /me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}/calendarPermissions
GET PATCH DELETE /me/calendar/calendarPermissions/{calendarPermission-id}
GET PATCH DELETE /me/calendars/{calendar-id}/calendarPermissions/{calendarPermission-id}
GET PATCH DELETE /me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}/calendarPermissions/{calendarPermission-id}
`,
  planner: `
GET /me/planner/plans
GET /groups/{group}/planner/plans
POST /planner/plans
GET PATCH DELETE /planner/plans/{plan}
GET PATCH /planner/plans/{plan}/details
GET /planner/plans/{plan}/buckets
POST /planner/buckets
GET PATCH DELETE /planner/buckets/{bucket}
GET /me/planner/tasks
GET /planner/plans/{plan}/tasks
GET /planner/buckets/{bucket}/tasks
POST /planner/tasks
GET PATCH DELETE /planner/tasks/{task}
GET PATCH /planner/tasks/{task}/details
`,
  presence: `
GET /me/presence
GET /communications/presences/{presence-id}
POST /communications/getPresencesByUserId
POST /me/presence/setPresence
POST /me/presence/clearPresence
POST /me/presence/setUserPreferredPresence
POST /me/presence/clearUserPreferredPresence
POST /me/presence/setStatusMessage
`,
  teams: `
GET POST /chats
GET /me/chats
GET PATCH /chats/{chat-id}
GET PATCH /me/chats/{chat-id}
GET POST /chats/{chat-id}/members
GET POST /me/chats/{chat-id}/members
GET DELETE /chats/{chat-id}/members/{conversationMember-id}
GET DELETE /me/chats/{chat-id}/members/{conversationMember-id}
GET POST /chats/{chat-id}/messages
GET POST /me/chats/{chat-id}/messages
GET PATCH /chats/{chat-id}/messages/{chatMessage-id}
GET PATCH /me/chats/{chat-id}/messages/{chatMessage-id}
POST /chats/{chat-id}/messages/{chatMessage-id}/softDelete
POST /me/chats/{chat-id}/messages/{chatMessage-id}/softDelete
POST /chats/{chat-id}/messages/{chatMessage-id}/undoSoftDelete
POST /me/chats/{chat-id}/messages/{chatMessage-id}/undoSoftDelete
POST /chats/{chat-id}/messages/{chatMessage-id}/setReaction
POST /me/chats/{chat-id}/messages/{chatMessage-id}/setReaction
POST /chats/{chat-id}/messages/{chatMessage-id}/unsetReaction
POST /me/chats/{chat-id}/messages/{chatMessage-id}/unsetReaction
GET /chats/{chat-id}/messages/{chatMessage-id}/hostedContents
GET /me/chats/{chat-id}/messages/{chatMessage-id}/hostedContents
GET /chats/{chat-id}/messages/{chatMessage-id}/hostedContents/{chatMessageHostedContent-id}
GET /me/chats/{chat-id}/messages/{chatMessage-id}/hostedContents/{chatMessageHostedContent-id}
GET /chats/{chat-id}/messages/{chatMessage-id}/hostedContents/{chatMessageHostedContent-id}/$value
GET /me/chats/{chat-id}/messages/{chatMessage-id}/hostedContents/{chatMessageHostedContent-id}/$value
GET /me/joinedTeams
GET /teams
GET /teams/{team-id}
GET /teams/{team-id}/members
GET /teams/{team-id}/members/{conversationMember-id}
GET POST /teams/{team-id}/channels
GET /teams/{team-id}/primaryChannel
GET PATCH DELETE /teams/{team-id}/channels/{channel-id}
GET POST /teams/{team-id}/channels/{channel-id}/messages
GET /teams/{team-id}/channels/{channel-id}/messages/delta
GET PATCH /teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}
POST /teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}/softDelete
POST /teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}/undoSoftDelete
POST /teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}/setReaction
POST /teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}/unsetReaction
GET /teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}/hostedContents
GET /teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}/hostedContents/{chatMessageHostedContent-id}
GET /teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}/hostedContents/{chatMessageHostedContent-id}/$value
GET POST /teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}/replies
GET PATCH /teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}/replies/{chatMessage-id1}
POST /teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}/replies/{chatMessage-id1}/softDelete
POST /teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}/replies/{chatMessage-id1}/undoSoftDelete
POST /teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}/replies/{chatMessage-id1}/setReaction
POST /teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}/replies/{chatMessage-id1}/unsetReaction
GET /teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}/replies/{chatMessage-id1}/hostedContents
GET /teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}/replies/{chatMessage-id1}/hostedContents/{chatMessageHostedContent-id}
GET /teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}/replies/{chatMessage-id1}/hostedContents/{chatMessageHostedContent-id}/$value
`,
  drives: `
GET /me/drive
GET /drives/{drive-id}
GET /groups/{group-id}/drive
GET /sites/{site-id}/drive
GET /me/drives
GET /groups/{group-id}/drives
GET /sites/{site-id}/drives
GET /sites
GET /sites/{site-id}
GET /sites/{site-id}:/{site-path}
GET /sites/{site-id}:/{site-path}:/drive
GET /sites/{site-id}:/{site-path}:/drives
GET /groups/{group-id}/sites/root
GET PATCH DELETE PUT /me/drive/root
GET PATCH DELETE PUT /me/drive/root:/{item-path}
GET PATCH DELETE PUT /me/drive/items/{item-id}
GET PATCH DELETE PUT /me/drive/items/{item-id}:/{item-path}
GET PATCH DELETE PUT /me/drive/special/{special-name}
GET PATCH DELETE PUT /me/drive/special/{special-name}:/{item-path}
GET PATCH DELETE PUT /drives/{drive-id}/root
GET PATCH DELETE PUT /drives/{drive-id}/root:/{item-path}
GET PATCH DELETE PUT /drives/{drive-id}/items/{item-id}
GET PATCH DELETE PUT /drives/{drive-id}/items/{item-id}:/{item-path}
GET PATCH DELETE PUT /drives/{drive-id}/special/{special-name}
GET PATCH DELETE PUT /drives/{drive-id}/special/{special-name}:/{item-path}
GET PATCH DELETE PUT /groups/{group-id}/drive/root
GET PATCH DELETE PUT /groups/{group-id}/drive/root:/{item-path}
GET PATCH DELETE PUT /groups/{group-id}/drive/items/{item-id}
GET PATCH DELETE PUT /groups/{group-id}/drive/items/{item-id}:/{item-path}
GET PATCH DELETE PUT /groups/{group-id}/drive/special/{special-name}
GET PATCH DELETE PUT /groups/{group-id}/drive/special/{special-name}:/{item-path}
GET PATCH DELETE PUT /sites/{site-id}/drive/root
GET PATCH DELETE PUT /sites/{site-id}/drive/root:/{item-path}
GET PATCH DELETE PUT /sites/{site-id}/drive/items/{item-id}
GET PATCH DELETE PUT /sites/{site-id}/drive/items/{item-id}:/{item-path}
GET PATCH DELETE PUT /sites/{site-id}/drive/special/{special-name}
GET PATCH DELETE PUT /sites/{site-id}/drive/special/{special-name}:/{item-path}
GET POST /me/drive/root/children
GET POST /me/drive/root:/{item-path}:/children
GET POST /me/drive/items/{item-id}/children
GET POST /me/drive/items/{item-id}:/{item-path}:/children
GET POST /me/drive/special/{special-name}/children
GET POST /me/drive/special/{special-name}:/{item-path}:/children
GET POST /drives/{drive-id}/root/children
GET POST /drives/{drive-id}/root:/{item-path}:/children
GET POST /drives/{drive-id}/items/{item-id}/children
GET POST /drives/{drive-id}/items/{item-id}:/{item-path}:/children
GET POST /drives/{drive-id}/special/{special-name}/children
GET POST /drives/{drive-id}/special/{special-name}:/{item-path}:/children
GET POST /groups/{group-id}/drive/root/children
GET POST /groups/{group-id}/drive/root:/{item-path}:/children
GET POST /groups/{group-id}/drive/items/{item-id}/children
GET POST /groups/{group-id}/drive/items/{item-id}:/{item-path}:/children
GET POST /groups/{group-id}/drive/special/{special-name}/children
GET POST /groups/{group-id}/drive/special/{special-name}:/{item-path}:/children
GET POST /sites/{site-id}/drive/root/children
GET POST /sites/{site-id}/drive/root:/{item-path}:/children
GET POST /sites/{site-id}/drive/items/{item-id}/children
GET POST /sites/{site-id}/drive/items/{item-id}:/{item-path}:/children
GET POST /sites/{site-id}/drive/special/{special-name}/children
GET POST /sites/{site-id}/drive/special/{special-name}:/{item-path}:/children
GET PUT /me/drive/root/content
GET PUT /me/drive/root:/{item-path}:/content
GET PUT /me/drive/items/{item-id}/content
GET PUT /me/drive/items/{item-id}:/{item-path}:/content
GET PUT /me/drive/special/{special-name}/content
GET PUT /me/drive/special/{special-name}:/{item-path}:/content
GET PUT /drives/{drive-id}/root/content
GET PUT /drives/{drive-id}/root:/{item-path}:/content
GET PUT /drives/{drive-id}/items/{item-id}/content
GET PUT /drives/{drive-id}/items/{item-id}:/{item-path}:/content
GET PUT /drives/{drive-id}/special/{special-name}/content
GET PUT /drives/{drive-id}/special/{special-name}:/{item-path}:/content
GET PUT /groups/{group-id}/drive/root/content
GET PUT /groups/{group-id}/drive/root:/{item-path}:/content
GET PUT /groups/{group-id}/drive/items/{item-id}/content
GET PUT /groups/{group-id}/drive/items/{item-id}:/{item-path}:/content
GET PUT /groups/{group-id}/drive/special/{special-name}/content
GET PUT /groups/{group-id}/drive/special/{special-name}:/{item-path}:/content
GET PUT /sites/{site-id}/drive/root/content
GET PUT /sites/{site-id}/drive/root:/{item-path}:/content
GET PUT /sites/{site-id}/drive/items/{item-id}/content
GET PUT /sites/{site-id}/drive/items/{item-id}:/{item-path}:/content
GET PUT /sites/{site-id}/drive/special/{special-name}/content
GET PUT /sites/{site-id}/drive/special/{special-name}:/{item-path}:/content
POST /me/drive/root/createUploadSession
POST /me/drive/root:/{item-path}:/createUploadSession
POST /me/drive/items/{item-id}/createUploadSession
POST /me/drive/items/{item-id}:/{item-path}:/createUploadSession
POST /me/drive/special/{special-name}/createUploadSession
POST /me/drive/special/{special-name}:/{item-path}:/createUploadSession
POST /drives/{drive-id}/root/createUploadSession
POST /drives/{drive-id}/root:/{item-path}:/createUploadSession
POST /drives/{drive-id}/items/{item-id}/createUploadSession
POST /drives/{drive-id}/items/{item-id}:/{item-path}:/createUploadSession
POST /drives/{drive-id}/special/{special-name}/createUploadSession
POST /drives/{drive-id}/special/{special-name}:/{item-path}:/createUploadSession
POST /groups/{group-id}/drive/root/createUploadSession
POST /groups/{group-id}/drive/root:/{item-path}:/createUploadSession
POST /groups/{group-id}/drive/items/{item-id}/createUploadSession
POST /groups/{group-id}/drive/items/{item-id}:/{item-path}:/createUploadSession
POST /groups/{group-id}/drive/special/{special-name}/createUploadSession
POST /groups/{group-id}/drive/special/{special-name}:/{item-path}:/createUploadSession
POST /sites/{site-id}/drive/root/createUploadSession
POST /sites/{site-id}/drive/root:/{item-path}:/createUploadSession
POST /sites/{site-id}/drive/items/{item-id}/createUploadSession
POST /sites/{site-id}/drive/items/{item-id}:/{item-path}:/createUploadSession
POST /sites/{site-id}/drive/special/{special-name}/createUploadSession
POST /sites/{site-id}/drive/special/{special-name}:/{item-path}:/createUploadSession
POST /me/drive/root/copy
POST /me/drive/root:/{item-path}:/copy
POST /me/drive/items/{item-id}/copy
POST /me/drive/items/{item-id}:/{item-path}:/copy
POST /me/drive/special/{special-name}/copy
POST /me/drive/special/{special-name}:/{item-path}:/copy
POST /drives/{drive-id}/root/copy
POST /drives/{drive-id}/root:/{item-path}:/copy
POST /drives/{drive-id}/items/{item-id}/copy
POST /drives/{drive-id}/items/{item-id}:/{item-path}:/copy
POST /drives/{drive-id}/special/{special-name}/copy
POST /drives/{drive-id}/special/{special-name}:/{item-path}:/copy
POST /groups/{group-id}/drive/root/copy
POST /groups/{group-id}/drive/root:/{item-path}:/copy
POST /groups/{group-id}/drive/items/{item-id}/copy
POST /groups/{group-id}/drive/items/{item-id}:/{item-path}:/copy
POST /groups/{group-id}/drive/special/{special-name}/copy
POST /groups/{group-id}/drive/special/{special-name}:/{item-path}:/copy
POST /sites/{site-id}/drive/root/copy
POST /sites/{site-id}/drive/root:/{item-path}:/copy
POST /sites/{site-id}/drive/items/{item-id}/copy
POST /sites/{site-id}/drive/items/{item-id}:/{item-path}:/copy
POST /sites/{site-id}/drive/special/{special-name}/copy
POST /sites/{site-id}/drive/special/{special-name}:/{item-path}:/copy
GET /me/drive/root/delta
GET /me/drive/root:/{item-path}:/delta
GET /me/drive/items/{item-id}/delta
GET /me/drive/items/{item-id}:/{item-path}:/delta
GET /me/drive/special/{special-name}/delta
GET /me/drive/special/{special-name}:/{item-path}:/delta
GET /drives/{drive-id}/root/delta
GET /drives/{drive-id}/root:/{item-path}:/delta
GET /drives/{drive-id}/items/{item-id}/delta
GET /drives/{drive-id}/items/{item-id}:/{item-path}:/delta
GET /drives/{drive-id}/special/{special-name}/delta
GET /drives/{drive-id}/special/{special-name}:/{item-path}:/delta
GET /groups/{group-id}/drive/root/delta
GET /groups/{group-id}/drive/root:/{item-path}:/delta
GET /groups/{group-id}/drive/items/{item-id}/delta
GET /groups/{group-id}/drive/items/{item-id}:/{item-path}:/delta
GET /groups/{group-id}/drive/special/{special-name}/delta
GET /groups/{group-id}/drive/special/{special-name}:/{item-path}:/delta
GET /sites/{site-id}/drive/root/delta
GET /sites/{site-id}/drive/root:/{item-path}:/delta
GET /sites/{site-id}/drive/items/{item-id}/delta
GET /sites/{site-id}/drive/items/{item-id}:/{item-path}:/delta
GET /sites/{site-id}/drive/special/{special-name}/delta
GET /sites/{site-id}/drive/special/{special-name}:/{item-path}:/delta
GET /me/drive/root/delta(token='{token}')
GET /me/drive/root:/{item-path}:/delta(token='{token}')
GET /me/drive/items/{item-id}/delta(token='{token}')
GET /me/drive/items/{item-id}:/{item-path}:/delta(token='{token}')
GET /me/drive/special/{special-name}/delta(token='{token}')
GET /me/drive/special/{special-name}:/{item-path}:/delta(token='{token}')
GET /drives/{drive-id}/root/delta(token='{token}')
GET /drives/{drive-id}/root:/{item-path}:/delta(token='{token}')
GET /drives/{drive-id}/items/{item-id}/delta(token='{token}')
GET /drives/{drive-id}/items/{item-id}:/{item-path}:/delta(token='{token}')
GET /drives/{drive-id}/special/{special-name}/delta(token='{token}')
GET /drives/{drive-id}/special/{special-name}:/{item-path}:/delta(token='{token}')
GET /groups/{group-id}/drive/root/delta(token='{token}')
GET /groups/{group-id}/drive/root:/{item-path}:/delta(token='{token}')
GET /groups/{group-id}/drive/items/{item-id}/delta(token='{token}')
GET /groups/{group-id}/drive/items/{item-id}:/{item-path}:/delta(token='{token}')
GET /groups/{group-id}/drive/special/{special-name}/delta(token='{token}')
GET /groups/{group-id}/drive/special/{special-name}:/{item-path}:/delta(token='{token}')
GET /sites/{site-id}/drive/root/delta(token='{token}')
GET /sites/{site-id}/drive/root:/{item-path}:/delta(token='{token}')
GET /sites/{site-id}/drive/items/{item-id}/delta(token='{token}')
GET /sites/{site-id}/drive/items/{item-id}:/{item-path}:/delta(token='{token}')
GET /sites/{site-id}/drive/special/{special-name}/delta(token='{token}')
GET /sites/{site-id}/drive/special/{special-name}:/{item-path}:/delta(token='{token}')
GET /me/drive/root/search(q='{q}')
GET /me/drive/root:/{item-path}:/search(q='{q}')
GET /me/drive/items/{item-id}/search(q='{q}')
GET /me/drive/items/{item-id}:/{item-path}:/search(q='{q}')
GET /me/drive/special/{special-name}/search(q='{q}')
GET /me/drive/special/{special-name}:/{item-path}:/search(q='{q}')
GET /drives/{drive-id}/root/search(q='{q}')
GET /drives/{drive-id}/root:/{item-path}:/search(q='{q}')
GET /drives/{drive-id}/items/{item-id}/search(q='{q}')
GET /drives/{drive-id}/items/{item-id}:/{item-path}:/search(q='{q}')
GET /drives/{drive-id}/special/{special-name}/search(q='{q}')
GET /drives/{drive-id}/special/{special-name}:/{item-path}:/search(q='{q}')
GET /groups/{group-id}/drive/root/search(q='{q}')
GET /groups/{group-id}/drive/root:/{item-path}:/search(q='{q}')
GET /groups/{group-id}/drive/items/{item-id}/search(q='{q}')
GET /groups/{group-id}/drive/items/{item-id}:/{item-path}:/search(q='{q}')
GET /groups/{group-id}/drive/special/{special-name}/search(q='{q}')
GET /groups/{group-id}/drive/special/{special-name}:/{item-path}:/search(q='{q}')
GET /sites/{site-id}/drive/root/search(q='{q}')
GET /sites/{site-id}/drive/root:/{item-path}:/search(q='{q}')
GET /sites/{site-id}/drive/items/{item-id}/search(q='{q}')
GET /sites/{site-id}/drive/items/{item-id}:/{item-path}:/search(q='{q}')
GET /sites/{site-id}/drive/special/{special-name}/search(q='{q}')
GET /sites/{site-id}/drive/special/{special-name}:/{item-path}:/search(q='{q}')
GET /me/drive/search(q='{q}')
GET /drives/{drive-id}/search(q='{q}')
GET /groups/{group-id}/drive/search(q='{q}')
GET /sites/{site-id}/drive/search(q='{q}')
GET /me/drive/recent
GET /me/drive/sharedWithMe
GET /me/drive/root/permissions
GET /me/drive/root:/{item-path}:/permissions
GET /me/drive/items/{item-id}/permissions
GET /me/drive/items/{item-id}:/{item-path}:/permissions
GET /me/drive/special/{special-name}/permissions
GET /me/drive/special/{special-name}:/{item-path}:/permissions
GET /drives/{drive-id}/root/permissions
GET /drives/{drive-id}/root:/{item-path}:/permissions
GET /drives/{drive-id}/items/{item-id}/permissions
GET /drives/{drive-id}/items/{item-id}:/{item-path}:/permissions
GET /drives/{drive-id}/special/{special-name}/permissions
GET /drives/{drive-id}/special/{special-name}:/{item-path}:/permissions
GET /groups/{group-id}/drive/root/permissions
GET /groups/{group-id}/drive/root:/{item-path}:/permissions
GET /groups/{group-id}/drive/items/{item-id}/permissions
GET /groups/{group-id}/drive/items/{item-id}:/{item-path}:/permissions
GET /groups/{group-id}/drive/special/{special-name}/permissions
GET /groups/{group-id}/drive/special/{special-name}:/{item-path}:/permissions
GET /sites/{site-id}/drive/root/permissions
GET /sites/{site-id}/drive/root:/{item-path}:/permissions
GET /sites/{site-id}/drive/items/{item-id}/permissions
GET /sites/{site-id}/drive/items/{item-id}:/{item-path}:/permissions
GET /sites/{site-id}/drive/special/{special-name}/permissions
GET /sites/{site-id}/drive/special/{special-name}:/{item-path}:/permissions
GET PATCH DELETE /me/drive/root/permissions/{permission-id}
GET PATCH DELETE /me/drive/root:/{item-path}:/permissions/{permission-id}
GET PATCH DELETE /me/drive/items/{item-id}/permissions/{permission-id}
GET PATCH DELETE /me/drive/items/{item-id}:/{item-path}:/permissions/{permission-id}
GET PATCH DELETE /me/drive/special/{special-name}/permissions/{permission-id}
GET PATCH DELETE /me/drive/special/{special-name}:/{item-path}:/permissions/{permission-id}
GET PATCH DELETE /drives/{drive-id}/root/permissions/{permission-id}
GET PATCH DELETE /drives/{drive-id}/root:/{item-path}:/permissions/{permission-id}
GET PATCH DELETE /drives/{drive-id}/items/{item-id}/permissions/{permission-id}
GET PATCH DELETE /drives/{drive-id}/items/{item-id}:/{item-path}:/permissions/{permission-id}
GET PATCH DELETE /drives/{drive-id}/special/{special-name}/permissions/{permission-id}
GET PATCH DELETE /drives/{drive-id}/special/{special-name}:/{item-path}:/permissions/{permission-id}
GET PATCH DELETE /groups/{group-id}/drive/root/permissions/{permission-id}
GET PATCH DELETE /groups/{group-id}/drive/root:/{item-path}:/permissions/{permission-id}
GET PATCH DELETE /groups/{group-id}/drive/items/{item-id}/permissions/{permission-id}
GET PATCH DELETE /groups/{group-id}/drive/items/{item-id}:/{item-path}:/permissions/{permission-id}
GET PATCH DELETE /groups/{group-id}/drive/special/{special-name}/permissions/{permission-id}
GET PATCH DELETE /groups/{group-id}/drive/special/{special-name}:/{item-path}:/permissions/{permission-id}
GET PATCH DELETE /sites/{site-id}/drive/root/permissions/{permission-id}
GET PATCH DELETE /sites/{site-id}/drive/root:/{item-path}:/permissions/{permission-id}
GET PATCH DELETE /sites/{site-id}/drive/items/{item-id}/permissions/{permission-id}
GET PATCH DELETE /sites/{site-id}/drive/items/{item-id}:/{item-path}:/permissions/{permission-id}
GET PATCH DELETE /sites/{site-id}/drive/special/{special-name}/permissions/{permission-id}
GET PATCH DELETE /sites/{site-id}/drive/special/{special-name}:/{item-path}:/permissions/{permission-id}
POST /me/drive/root/createLink
POST /me/drive/root:/{item-path}:/createLink
POST /me/drive/items/{item-id}/createLink
POST /me/drive/items/{item-id}:/{item-path}:/createLink
POST /me/drive/special/{special-name}/createLink
POST /me/drive/special/{special-name}:/{item-path}:/createLink
POST /drives/{drive-id}/root/createLink
POST /drives/{drive-id}/root:/{item-path}:/createLink
POST /drives/{drive-id}/items/{item-id}/createLink
POST /drives/{drive-id}/items/{item-id}:/{item-path}:/createLink
POST /drives/{drive-id}/special/{special-name}/createLink
POST /drives/{drive-id}/special/{special-name}:/{item-path}:/createLink
POST /groups/{group-id}/drive/root/createLink
POST /groups/{group-id}/drive/root:/{item-path}:/createLink
POST /groups/{group-id}/drive/items/{item-id}/createLink
POST /groups/{group-id}/drive/items/{item-id}:/{item-path}:/createLink
POST /groups/{group-id}/drive/special/{special-name}/createLink
POST /groups/{group-id}/drive/special/{special-name}:/{item-path}:/createLink
POST /sites/{site-id}/drive/root/createLink
POST /sites/{site-id}/drive/root:/{item-path}:/createLink
POST /sites/{site-id}/drive/items/{item-id}/createLink
POST /sites/{site-id}/drive/items/{item-id}:/{item-path}:/createLink
POST /sites/{site-id}/drive/special/{special-name}/createLink
POST /sites/{site-id}/drive/special/{special-name}:/{item-path}:/createLink
POST /me/drive/root/invite
POST /me/drive/root:/{item-path}:/invite
POST /me/drive/items/{item-id}/invite
POST /me/drive/items/{item-id}:/{item-path}:/invite
POST /me/drive/special/{special-name}/invite
POST /me/drive/special/{special-name}:/{item-path}:/invite
POST /drives/{drive-id}/root/invite
POST /drives/{drive-id}/root:/{item-path}:/invite
POST /drives/{drive-id}/items/{item-id}/invite
POST /drives/{drive-id}/items/{item-id}:/{item-path}:/invite
POST /drives/{drive-id}/special/{special-name}/invite
POST /drives/{drive-id}/special/{special-name}:/{item-path}:/invite
POST /groups/{group-id}/drive/root/invite
POST /groups/{group-id}/drive/root:/{item-path}:/invite
POST /groups/{group-id}/drive/items/{item-id}/invite
POST /groups/{group-id}/drive/items/{item-id}:/{item-path}:/invite
POST /groups/{group-id}/drive/special/{special-name}/invite
POST /groups/{group-id}/drive/special/{special-name}:/{item-path}:/invite
POST /sites/{site-id}/drive/root/invite
POST /sites/{site-id}/drive/root:/{item-path}:/invite
POST /sites/{site-id}/drive/items/{item-id}/invite
POST /sites/{site-id}/drive/items/{item-id}:/{item-path}:/invite
POST /sites/{site-id}/drive/special/{special-name}/invite
POST /sites/{site-id}/drive/special/{special-name}:/{item-path}:/invite
GET /me/drive/root/thumbnails
GET /me/drive/root:/{item-path}:/thumbnails
GET /me/drive/items/{item-id}/thumbnails
GET /me/drive/items/{item-id}:/{item-path}:/thumbnails
GET /me/drive/special/{special-name}/thumbnails
GET /me/drive/special/{special-name}:/{item-path}:/thumbnails
GET /drives/{drive-id}/root/thumbnails
GET /drives/{drive-id}/root:/{item-path}:/thumbnails
GET /drives/{drive-id}/items/{item-id}/thumbnails
GET /drives/{drive-id}/items/{item-id}:/{item-path}:/thumbnails
GET /drives/{drive-id}/special/{special-name}/thumbnails
GET /drives/{drive-id}/special/{special-name}:/{item-path}:/thumbnails
GET /groups/{group-id}/drive/root/thumbnails
GET /groups/{group-id}/drive/root:/{item-path}:/thumbnails
GET /groups/{group-id}/drive/items/{item-id}/thumbnails
GET /groups/{group-id}/drive/items/{item-id}:/{item-path}:/thumbnails
GET /groups/{group-id}/drive/special/{special-name}/thumbnails
GET /groups/{group-id}/drive/special/{special-name}:/{item-path}:/thumbnails
GET /sites/{site-id}/drive/root/thumbnails
GET /sites/{site-id}/drive/root:/{item-path}:/thumbnails
GET /sites/{site-id}/drive/items/{item-id}/thumbnails
GET /sites/{site-id}/drive/items/{item-id}:/{item-path}:/thumbnails
GET /sites/{site-id}/drive/special/{special-name}/thumbnails
GET /sites/{site-id}/drive/special/{special-name}:/{item-path}:/thumbnails
GET /me/drive/root/thumbnails/{thumbnail-id}/{size}
GET /me/drive/root:/{item-path}:/thumbnails/{thumbnail-id}/{size}
GET /me/drive/items/{item-id}/thumbnails/{thumbnail-id}/{size}
GET /me/drive/items/{item-id}:/{item-path}:/thumbnails/{thumbnail-id}/{size}
GET /me/drive/special/{special-name}/thumbnails/{thumbnail-id}/{size}
GET /me/drive/special/{special-name}:/{item-path}:/thumbnails/{thumbnail-id}/{size}
GET /drives/{drive-id}/root/thumbnails/{thumbnail-id}/{size}
GET /drives/{drive-id}/root:/{item-path}:/thumbnails/{thumbnail-id}/{size}
GET /drives/{drive-id}/items/{item-id}/thumbnails/{thumbnail-id}/{size}
GET /drives/{drive-id}/items/{item-id}:/{item-path}:/thumbnails/{thumbnail-id}/{size}
GET /drives/{drive-id}/special/{special-name}/thumbnails/{thumbnail-id}/{size}
GET /drives/{drive-id}/special/{special-name}:/{item-path}:/thumbnails/{thumbnail-id}/{size}
GET /groups/{group-id}/drive/root/thumbnails/{thumbnail-id}/{size}
GET /groups/{group-id}/drive/root:/{item-path}:/thumbnails/{thumbnail-id}/{size}
GET /groups/{group-id}/drive/items/{item-id}/thumbnails/{thumbnail-id}/{size}
GET /groups/{group-id}/drive/items/{item-id}:/{item-path}:/thumbnails/{thumbnail-id}/{size}
GET /groups/{group-id}/drive/special/{special-name}/thumbnails/{thumbnail-id}/{size}
GET /groups/{group-id}/drive/special/{special-name}:/{item-path}:/thumbnails/{thumbnail-id}/{size}
GET /sites/{site-id}/drive/root/thumbnails/{thumbnail-id}/{size}
GET /sites/{site-id}/drive/root:/{item-path}:/thumbnails/{thumbnail-id}/{size}
GET /sites/{site-id}/drive/items/{item-id}/thumbnails/{thumbnail-id}/{size}
GET /sites/{site-id}/drive/items/{item-id}:/{item-path}:/thumbnails/{thumbnail-id}/{size}
GET /sites/{site-id}/drive/special/{special-name}/thumbnails/{thumbnail-id}/{size}
GET /sites/{site-id}/drive/special/{special-name}:/{item-path}:/thumbnails/{thumbnail-id}/{size}
GET /me/drive/root/thumbnails/{thumbnail-id}/{size}/content
GET /me/drive/root:/{item-path}:/thumbnails/{thumbnail-id}/{size}/content
GET /me/drive/items/{item-id}/thumbnails/{thumbnail-id}/{size}/content
GET /me/drive/items/{item-id}:/{item-path}:/thumbnails/{thumbnail-id}/{size}/content
GET /me/drive/special/{special-name}/thumbnails/{thumbnail-id}/{size}/content
GET /me/drive/special/{special-name}:/{item-path}:/thumbnails/{thumbnail-id}/{size}/content
GET /drives/{drive-id}/root/thumbnails/{thumbnail-id}/{size}/content
GET /drives/{drive-id}/root:/{item-path}:/thumbnails/{thumbnail-id}/{size}/content
GET /drives/{drive-id}/items/{item-id}/thumbnails/{thumbnail-id}/{size}/content
GET /drives/{drive-id}/items/{item-id}:/{item-path}:/thumbnails/{thumbnail-id}/{size}/content
GET /drives/{drive-id}/special/{special-name}/thumbnails/{thumbnail-id}/{size}/content
GET /drives/{drive-id}/special/{special-name}:/{item-path}:/thumbnails/{thumbnail-id}/{size}/content
GET /groups/{group-id}/drive/root/thumbnails/{thumbnail-id}/{size}/content
GET /groups/{group-id}/drive/root:/{item-path}:/thumbnails/{thumbnail-id}/{size}/content
GET /groups/{group-id}/drive/items/{item-id}/thumbnails/{thumbnail-id}/{size}/content
GET /groups/{group-id}/drive/items/{item-id}:/{item-path}:/thumbnails/{thumbnail-id}/{size}/content
GET /groups/{group-id}/drive/special/{special-name}/thumbnails/{thumbnail-id}/{size}/content
GET /groups/{group-id}/drive/special/{special-name}:/{item-path}:/thumbnails/{thumbnail-id}/{size}/content
GET /sites/{site-id}/drive/root/thumbnails/{thumbnail-id}/{size}/content
GET /sites/{site-id}/drive/root:/{item-path}:/thumbnails/{thumbnail-id}/{size}/content
GET /sites/{site-id}/drive/items/{item-id}/thumbnails/{thumbnail-id}/{size}/content
GET /sites/{site-id}/drive/items/{item-id}:/{item-path}:/thumbnails/{thumbnail-id}/{size}/content
GET /sites/{site-id}/drive/special/{special-name}/thumbnails/{thumbnail-id}/{size}/content
GET /sites/{site-id}/drive/special/{special-name}:/{item-path}:/thumbnails/{thumbnail-id}/{size}/content
GET /me/drive/root/versions
GET /me/drive/root:/{item-path}:/versions
GET /me/drive/items/{item-id}/versions
GET /me/drive/items/{item-id}:/{item-path}:/versions
GET /me/drive/special/{special-name}/versions
GET /me/drive/special/{special-name}:/{item-path}:/versions
GET /drives/{drive-id}/root/versions
GET /drives/{drive-id}/root:/{item-path}:/versions
GET /drives/{drive-id}/items/{item-id}/versions
GET /drives/{drive-id}/items/{item-id}:/{item-path}:/versions
GET /drives/{drive-id}/special/{special-name}/versions
GET /drives/{drive-id}/special/{special-name}:/{item-path}:/versions
GET /groups/{group-id}/drive/root/versions
GET /groups/{group-id}/drive/root:/{item-path}:/versions
GET /groups/{group-id}/drive/items/{item-id}/versions
GET /groups/{group-id}/drive/items/{item-id}:/{item-path}:/versions
GET /groups/{group-id}/drive/special/{special-name}/versions
GET /groups/{group-id}/drive/special/{special-name}:/{item-path}:/versions
GET /sites/{site-id}/drive/root/versions
GET /sites/{site-id}/drive/root:/{item-path}:/versions
GET /sites/{site-id}/drive/items/{item-id}/versions
GET /sites/{site-id}/drive/items/{item-id}:/{item-path}:/versions
GET /sites/{site-id}/drive/special/{special-name}/versions
GET /sites/{site-id}/drive/special/{special-name}:/{item-path}:/versions
GET /me/drive/root/versions/{version-id}
GET /me/drive/root:/{item-path}:/versions/{version-id}
GET /me/drive/items/{item-id}/versions/{version-id}
GET /me/drive/items/{item-id}:/{item-path}:/versions/{version-id}
GET /me/drive/special/{special-name}/versions/{version-id}
GET /me/drive/special/{special-name}:/{item-path}:/versions/{version-id}
GET /drives/{drive-id}/root/versions/{version-id}
GET /drives/{drive-id}/root:/{item-path}:/versions/{version-id}
GET /drives/{drive-id}/items/{item-id}/versions/{version-id}
GET /drives/{drive-id}/items/{item-id}:/{item-path}:/versions/{version-id}
GET /drives/{drive-id}/special/{special-name}/versions/{version-id}
GET /drives/{drive-id}/special/{special-name}:/{item-path}:/versions/{version-id}
GET /groups/{group-id}/drive/root/versions/{version-id}
GET /groups/{group-id}/drive/root:/{item-path}:/versions/{version-id}
GET /groups/{group-id}/drive/items/{item-id}/versions/{version-id}
GET /groups/{group-id}/drive/items/{item-id}:/{item-path}:/versions/{version-id}
GET /groups/{group-id}/drive/special/{special-name}/versions/{version-id}
GET /groups/{group-id}/drive/special/{special-name}:/{item-path}:/versions/{version-id}
GET /sites/{site-id}/drive/root/versions/{version-id}
GET /sites/{site-id}/drive/root:/{item-path}:/versions/{version-id}
GET /sites/{site-id}/drive/items/{item-id}/versions/{version-id}
GET /sites/{site-id}/drive/items/{item-id}:/{item-path}:/versions/{version-id}
GET /sites/{site-id}/drive/special/{special-name}/versions/{version-id}
GET /sites/{site-id}/drive/special/{special-name}:/{item-path}:/versions/{version-id}
GET /me/drive/root/versions/{version-id}/content
GET /me/drive/root:/{item-path}:/versions/{version-id}/content
GET /me/drive/items/{item-id}/versions/{version-id}/content
GET /me/drive/items/{item-id}:/{item-path}:/versions/{version-id}/content
GET /me/drive/special/{special-name}/versions/{version-id}/content
GET /me/drive/special/{special-name}:/{item-path}:/versions/{version-id}/content
GET /drives/{drive-id}/root/versions/{version-id}/content
GET /drives/{drive-id}/root:/{item-path}:/versions/{version-id}/content
GET /drives/{drive-id}/items/{item-id}/versions/{version-id}/content
GET /drives/{drive-id}/items/{item-id}:/{item-path}:/versions/{version-id}/content
GET /drives/{drive-id}/special/{special-name}/versions/{version-id}/content
GET /drives/{drive-id}/special/{special-name}:/{item-path}:/versions/{version-id}/content
GET /groups/{group-id}/drive/root/versions/{version-id}/content
GET /groups/{group-id}/drive/root:/{item-path}:/versions/{version-id}/content
GET /groups/{group-id}/drive/items/{item-id}/versions/{version-id}/content
GET /groups/{group-id}/drive/items/{item-id}:/{item-path}:/versions/{version-id}/content
GET /groups/{group-id}/drive/special/{special-name}/versions/{version-id}/content
GET /groups/{group-id}/drive/special/{special-name}:/{item-path}:/versions/{version-id}/content
GET /sites/{site-id}/drive/root/versions/{version-id}/content
GET /sites/{site-id}/drive/root:/{item-path}:/versions/{version-id}/content
GET /sites/{site-id}/drive/items/{item-id}/versions/{version-id}/content
GET /sites/{site-id}/drive/items/{item-id}:/{item-path}:/versions/{version-id}/content
GET /sites/{site-id}/drive/special/{special-name}/versions/{version-id}/content
GET /sites/{site-id}/drive/special/{special-name}:/{item-path}:/versions/{version-id}/content
POST /me/drive/root/versions/{version-id}/restoreVersion
POST /me/drive/root:/{item-path}:/versions/{version-id}/restoreVersion
POST /me/drive/items/{item-id}/versions/{version-id}/restoreVersion
POST /me/drive/items/{item-id}:/{item-path}:/versions/{version-id}/restoreVersion
POST /me/drive/special/{special-name}/versions/{version-id}/restoreVersion
POST /me/drive/special/{special-name}:/{item-path}:/versions/{version-id}/restoreVersion
POST /drives/{drive-id}/root/versions/{version-id}/restoreVersion
POST /drives/{drive-id}/root:/{item-path}:/versions/{version-id}/restoreVersion
POST /drives/{drive-id}/items/{item-id}/versions/{version-id}/restoreVersion
POST /drives/{drive-id}/items/{item-id}:/{item-path}:/versions/{version-id}/restoreVersion
POST /drives/{drive-id}/special/{special-name}/versions/{version-id}/restoreVersion
POST /drives/{drive-id}/special/{special-name}:/{item-path}:/versions/{version-id}/restoreVersion
POST /groups/{group-id}/drive/root/versions/{version-id}/restoreVersion
POST /groups/{group-id}/drive/root:/{item-path}:/versions/{version-id}/restoreVersion
POST /groups/{group-id}/drive/items/{item-id}/versions/{version-id}/restoreVersion
POST /groups/{group-id}/drive/items/{item-id}:/{item-path}:/versions/{version-id}/restoreVersion
POST /groups/{group-id}/drive/special/{special-name}/versions/{version-id}/restoreVersion
POST /groups/{group-id}/drive/special/{special-name}:/{item-path}:/versions/{version-id}/restoreVersion
POST /sites/{site-id}/drive/root/versions/{version-id}/restoreVersion
POST /sites/{site-id}/drive/root:/{item-path}:/versions/{version-id}/restoreVersion
POST /sites/{site-id}/drive/items/{item-id}/versions/{version-id}/restoreVersion
POST /sites/{site-id}/drive/items/{item-id}:/{item-path}:/versions/{version-id}/restoreVersion
POST /sites/{site-id}/drive/special/{special-name}/versions/{version-id}/restoreVersion
POST /sites/{site-id}/drive/special/{special-name}:/{item-path}:/versions/{version-id}/restoreVersion
POST /me/drive/root/checkout
POST /me/drive/root:/{item-path}:/checkout
POST /me/drive/items/{item-id}/checkout
POST /me/drive/items/{item-id}:/{item-path}:/checkout
POST /me/drive/special/{special-name}/checkout
POST /me/drive/special/{special-name}:/{item-path}:/checkout
POST /drives/{drive-id}/root/checkout
POST /drives/{drive-id}/root:/{item-path}:/checkout
POST /drives/{drive-id}/items/{item-id}/checkout
POST /drives/{drive-id}/items/{item-id}:/{item-path}:/checkout
POST /drives/{drive-id}/special/{special-name}/checkout
POST /drives/{drive-id}/special/{special-name}:/{item-path}:/checkout
POST /groups/{group-id}/drive/root/checkout
POST /groups/{group-id}/drive/root:/{item-path}:/checkout
POST /groups/{group-id}/drive/items/{item-id}/checkout
POST /groups/{group-id}/drive/items/{item-id}:/{item-path}:/checkout
POST /groups/{group-id}/drive/special/{special-name}/checkout
POST /groups/{group-id}/drive/special/{special-name}:/{item-path}:/checkout
POST /sites/{site-id}/drive/root/checkout
POST /sites/{site-id}/drive/root:/{item-path}:/checkout
POST /sites/{site-id}/drive/items/{item-id}/checkout
POST /sites/{site-id}/drive/items/{item-id}:/{item-path}:/checkout
POST /sites/{site-id}/drive/special/{special-name}/checkout
POST /sites/{site-id}/drive/special/{special-name}:/{item-path}:/checkout
POST /me/drive/root/checkin
POST /me/drive/root:/{item-path}:/checkin
POST /me/drive/items/{item-id}/checkin
POST /me/drive/items/{item-id}:/{item-path}:/checkin
POST /me/drive/special/{special-name}/checkin
POST /me/drive/special/{special-name}:/{item-path}:/checkin
POST /drives/{drive-id}/root/checkin
POST /drives/{drive-id}/root:/{item-path}:/checkin
POST /drives/{drive-id}/items/{item-id}/checkin
POST /drives/{drive-id}/items/{item-id}:/{item-path}:/checkin
POST /drives/{drive-id}/special/{special-name}/checkin
POST /drives/{drive-id}/special/{special-name}:/{item-path}:/checkin
POST /groups/{group-id}/drive/root/checkin
POST /groups/{group-id}/drive/root:/{item-path}:/checkin
POST /groups/{group-id}/drive/items/{item-id}/checkin
POST /groups/{group-id}/drive/items/{item-id}:/{item-path}:/checkin
POST /groups/{group-id}/drive/special/{special-name}/checkin
POST /groups/{group-id}/drive/special/{special-name}:/{item-path}:/checkin
POST /sites/{site-id}/drive/root/checkin
POST /sites/{site-id}/drive/root:/{item-path}:/checkin
POST /sites/{site-id}/drive/items/{item-id}/checkin
POST /sites/{site-id}/drive/items/{item-id}:/{item-path}:/checkin
POST /sites/{site-id}/drive/special/{special-name}/checkin
POST /sites/{site-id}/drive/special/{special-name}:/{item-path}:/checkin
POST /me/drive/root/discardCheckout
POST /me/drive/root:/{item-path}:/discardCheckout
POST /me/drive/items/{item-id}/discardCheckout
POST /me/drive/items/{item-id}:/{item-path}:/discardCheckout
POST /me/drive/special/{special-name}/discardCheckout
POST /me/drive/special/{special-name}:/{item-path}:/discardCheckout
POST /drives/{drive-id}/root/discardCheckout
POST /drives/{drive-id}/root:/{item-path}:/discardCheckout
POST /drives/{drive-id}/items/{item-id}/discardCheckout
POST /drives/{drive-id}/items/{item-id}:/{item-path}:/discardCheckout
POST /drives/{drive-id}/special/{special-name}/discardCheckout
POST /drives/{drive-id}/special/{special-name}:/{item-path}:/discardCheckout
POST /groups/{group-id}/drive/root/discardCheckout
POST /groups/{group-id}/drive/root:/{item-path}:/discardCheckout
POST /groups/{group-id}/drive/items/{item-id}/discardCheckout
POST /groups/{group-id}/drive/items/{item-id}:/{item-path}:/discardCheckout
POST /groups/{group-id}/drive/special/{special-name}/discardCheckout
POST /groups/{group-id}/drive/special/{special-name}:/{item-path}:/discardCheckout
POST /sites/{site-id}/drive/root/discardCheckout
POST /sites/{site-id}/drive/root:/{item-path}:/discardCheckout
POST /sites/{site-id}/drive/items/{item-id}/discardCheckout
POST /sites/{site-id}/drive/items/{item-id}:/{item-path}:/discardCheckout
POST /sites/{site-id}/drive/special/{special-name}/discardCheckout
POST /sites/{site-id}/drive/special/{special-name}:/{item-path}:/discardCheckout
GET /shares/{share-id}
GET /shares/{share-id}/driveItem
GET /shares/{share-id}/driveItem/children
GET /shares/{share-id}/driveItem/content
GET /shares/{share-id}/root
GET /shares/{share-id}/root/children
GET /shares/{share-id}/root/content
`,
} as const;
