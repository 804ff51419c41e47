import { nearest } from '../core/nearest.ts';

/**
 * Names of the permissions of Microsoft Graph, delegated and application: `permissions/new/permissions.json` of
 * https://github.com/microsoftgraph/microsoft-graph-devx-content at 6cbd6bbd665a877560fdefbad74f3bdb5b57af88. Microsoft adds to them all the time. `Mail.Read|Send` is two.
 */
const names = `
  APIConnectors.Read.All|ReadWrite.All AccessReview.Read.All|ReadWrite.All|ReadWrite.Membership Acronym.Read.All
  AdministrativeUnit.Read.All|ReadWrite.All AgentCardManifest.Read.All|ReadWrite.All|ReadWrite.ManagedBy
  AgentCollection.Read.All|Read.Global|Read.Quarantined|ReadWrite.All|ReadWrite.Global|ReadWrite.ManagedBy|ReadWrite.Quarantined
  AgentIdUser.ReadWrite.All|ReadWrite.IdentityParentedBy
  AgentIdentity.Create.All|CreateAsManager|DeleteRestore.All|EnableDisable.All|Read.All|ReadWrite.All|UpdateSponsors.All
  AgentIdentityBlueprint.AddRemoveCreds.All|Create|DeleteRestore.All|Read.All|ReadWrite.All|UpdateAuthProperties.All|UpdateBranding.All|UpdateSponsors.All
  AgentIdentityBlueprintPrincipal.Create|DeleteRestore.All|EnableDisable.All|Read.All|ReadWrite.All
  AgentInstance.Read.All|ReadWrite.All|ReadWrite.ManagedBy AgentRegistration.Read.All|ReadWrite.All Agreement.Read.All|ReadWrite.All
  AgreementAcceptance.Read|Read.All AiEnterpriseInteraction.Read|Read.All|Read.User Analytics.Read
  AppCatalog.Read.All|ReadWrite.All|Submit AppCertTrustConfiguration.Read.All|ReadWrite.All AppRegistration.Create
  AppRoleAssignment.ReadWrite.All Application-RemoteDesktopConfig.ReadWrite.All Application.Read.All|ReadWrite.All|ReadWrite.OwnedBy
  ApprovalSolution.Read|Read.All|ReadWrite|ReadWrite.All ApprovalSolutionResponse.ReadWrite AttackSimulation.Read.All|ReadWrite.All
  AuditActivity.Read|Write AuditLog.Read.All AuditLogsQuery-CRM.Read.All AuditLogsQuery-Endpoint.Read.All AuditLogsQuery-Entra.Read.All
  AuditLogsQuery-Exchange.Read.All AuditLogsQuery-OneDrive.Read.All AuditLogsQuery-SharePoint.Read.All AuditLogsQuery.Read.All
  AuthenticationContext.Read.All|ReadWrite.All BackupRestore-Configuration.Read.All|ReadWrite.All
  BackupRestore-Control.Read.All|ReadWrite.All BackupRestore-Monitor.Read.All BackupRestore-Restore.Read.All|ReadWrite.All
  BackupRestore-Search.Read.All BillingConfiguration.ReadWrite.All BitlockerKey.Read.All|ReadBasic.All
  Bookings.Manage.All|Read.All|ReadWrite.All BookingsAppointment.ReadWrite.All Bookmark.Read.All BrowserSiteLists.Read.All|ReadWrite.All
  BusinessScenarioConfig.Read.All|Read.OwnedBy|ReadWrite.All|ReadWrite.OwnedBy BusinessScenarioData.Read.OwnedBy|ReadWrite.OwnedBy
  Calendars.Read|Read.Shared|ReadBasic|ReadBasic.All|ReadWrite|ReadWrite.Shared CallDelegation.Read|Read.All|ReadWrite|ReadWrite.All
  CallEvents-Emergency.Read.All CallEvents.Read|Read.All CallRecord-PstnCalls.Read.All CallRecordings.Read.All CallRecords.Read.All
  CallTranscripts.Read.All
  Calls.AccessMedia.All|AccessMedia.Chat|Initiate.All|InitiateGroupCall.All|JoinGroupCall.All|JoinGroupCallAsGuest.All|JoinGroupCallasGuest.All|JoinGroupCalls.Chat|ReportSyntheticMedia.All
  CaseManagement.Read.All|ReadWrite.All ChangeManagement.Read.All Channel.Create|Create.Group|Delete.All|Delete.Group|ReadBasic.All
  ChannelMember.Read.All|Read.Group|ReadWrite|ReadWrite.All|ReadWrite.Group
  ChannelMessage.Edit|Read.All|Read.Group|ReadWrite|Send|UpdatePolicyViolation.All
  ChannelSettings.Read.All|Read.Group|ReadWrite.All|ReadWrite.Group
  Chat.Create|Manage.Chat|ManageDeletion.All|ManageDeletion.Chat|Read|Read.All|Read.WhereInstalled|ReadBasic|ReadBasic.All|ReadBasic.WhereInstalled|ReadWrite|ReadWrite.All|ReadWrite.WhereInstalled|UpdatePolicyViolation.All
  ChatMember.Read|Read.All|Read.Chat|Read.WhereInstalled|ReadWrite|ReadWrite.All|ReadWrite.WhereInstalled
  ChatMessage.Read|Read.All|Read.Chat|Send ChatSettings.Read.Chat|ReadWrite.Chat CloudApp-Discovery.Read.All
  CloudPC.Read.All|ReadWrite.All Community.Read.All|ReadWrite.All ConfigurationMonitoring.Read.All|ReadWrite.All
  ConsentRequest.Create|Read|Read.All|ReadApprove.All|ReadWrite.All Contacts-OnPremisesSyncBehavior.ReadWrite.All
  Contacts.Read|Read.Shared|ReadWrite|ReadWrite.Shared Content.Process.All|Process.User ContentActivity.Read|Write
  CopilotPackages.Read.All|ReadWrite.All CopilotPolicySettings.Read|ReadWrite CopilotSettings-LimitedMode.Read|ReadWrite
  CopilotTools.Read.All CrossTenantInformation.ReadBasic.All CrossTenantUserProfileSharing.Read|Read.All|ReadWrite|ReadWrite.All
  CustomAuthenticationExtension.Read.All|ReadWrite.All|Receive.Payload CustomDetection.Read.All|ReadWrite.All
  CustomSecAttributeAssignment.Read.All|ReadWrite.All CustomSecAttributeAuditLogs.Read.All
  CustomSecAttributeDefinition.Read.All|ReadWrite.All CustomSecAttributeProvisioning.Read.All|ReadWrite.All
  CustomTags.Read.All|ReadWrite.All DelegatedAdminRelationship.Read.All|ReadWrite.All DelegatedPermissionGrant.Read.All|ReadWrite.All
  Device.Command|CreateFromOwnedTemplate|Read|Read.All|ReadWrite.All DeviceLocalCredential.Read.All|ReadBasic.All
  DeviceManagementApps.Read.All|ReadWrite.All DeviceManagementCloudCA.Read.All|ReadWrite.All
  DeviceManagementConfiguration.Read.All|ReadWrite.All DeviceManagementManagedDevices.PrivilegedOperations.All|Read.All|ReadWrite.All
  DeviceManagementRBAC.Read.All|ReadWrite.All DeviceManagementScripts.Read.All|ReadWrite.All
  DeviceManagementServiceConfig.Read.All|ReadWrite.All DeviceTemplate.Create|Read.All|ReadWrite.All
  Directory.AccessAsUser.All|Read.All|ReadWrite.All DirectoryRecommendations.Read.All|ReadWrite.All
  Domain-InternalFederation.Read.All|ReadWrite.All Domain.Read.All|ReadWrite.All EAS.AccessAsUser.All EWS.AccessAsUser.All
  EduAdministration.Read|Read.All|ReadWrite|ReadWrite.All
  EduAssignments.Read|Read.All|ReadBasic|ReadBasic.All|ReadWrite|ReadWrite.All|ReadWriteBasic|ReadWriteBasic.All
  EduCurricula.Read|Read.All|ReadWrite|ReadWrite.All EduReports-Reading.Read.All|ReadAnonymous.All
  EduReports-Reflect.Read.All|ReadAnonymous.All
  EduRoster.Read|Read.All|ReadBasic|ReadBasic.All|ReadWrite|ReadWrite.All|Write|WriteWrite.All EngagementConversation.Migration.All
  EngagementMeetingConversation.Read.All EngagementRole.Read|Read.All|ReadWrite.All EntitlementManagement.Read.All|ReadWrite.All
  EntitlementMgmt-SubjectAccess.ReadWrite EntraBackup.Read.All|ReadWrite.Preview|ReadWrite.Recovery EventListener.Read.All|ReadWrite.All
  ExchangeMessageTrace.Read.All ExternalConnection.Read.All|ReadWrite.All|ReadWrite.OwnedBy
  ExternalItem.Read.All|ReadWrite.All|ReadWrite.OwnedBy ExternalUserProfile.Read.All|ReadWrite.All Family.Read File.Read.Group
  FileIngestion.Ingest FileIngestionHybridOnboarding.Manage FileStorageContainer.Manage.All|Selected
  Files.Read|Read.All|Read.Selected|ReadWrite|ReadWrite.All|ReadWrite.AppFolder|ReadWrite.Selected|SelectedOperations.Selected
  Financials.ReadWrite.All Goals-Export.Read.All|ReadWrite.All Group-Conversation.Read.All|ReadWrite.All
  Group-NestingSupport.ReadWrite.All Group-OnPremisesSyncBehavior.ReadWrite.All Group-PreferredDataLocation.ReadWrite.All
  Group-XTenantIdentitySync.Read.All Group.Create|ManageProtection.All|Read.All|ReadBasic.All|ReadWrite.All
  GroupMember.Read.All|ReadBasic.All|ReadWrite.All GroupSettings.Read.All|ReadWrite.All HealthMonitoringAlert.Read.All|ReadWrite.All
  HealthMonitoringAlertConfig.Read.All|ReadWrite.All IMAP.AccessAsUser.All IdentityNotifications.Read.All|ReadWrite.All
  IdentityProvider.Read.All|ReadWrite.All IdentityRiskEvent.Read.All|ReadWrite.All IdentityRiskyAgent.Read.All|ReadWrite.All
  IdentityRiskyServicePrincipal.Read.All|ReadWrite.All IdentityRiskyUser.Read.All|ReadWrite.All IdentityUserFlow.Read.All|ReadWrite.All
  IndustryData-DataConnector.Read.All|ReadWrite.All|Upload IndustryData-InboundFlow.Read.All|ReadWrite.All
  IndustryData-OutboundFlow.Read.All|ReadWrite.All IndustryData-ReferenceDefinition.Read.All|ReadWrite.All IndustryData-Run.Read.All|Start
  IndustryData-SourceSystem.Read.All|ReadWrite.All IndustryData-TimePeriod.Read.All|ReadWrite.All IndustryData.ReadBasic.All
  InformationProtectionConfig.Read|Read.All InformationProtectionContent.Sign.All|Write.All InformationProtectionPolicy.Read|Read.All
  Insights-UserMetric.Read.All LearningAssignedCourse.Read|Read.All|ReadWrite.All LearningContent.Read.All|ReadWrite.All
  LearningProvider.Read|ReadWrite LearningSelfInitiatedCourse.Read|Read.All|ReadWrite.All LicenseAssignment.Read.All|ReadWrite.All
  LifeCycleInfo.Read.All|ReadWrite.All LifecyclePolicies-AgentId.Read.All|ReadWrite.All
  LifecycleWorkflows-CustomExt.Read.All|ReadWrite.All LifecycleWorkflows-Reports.Read.All
  LifecycleWorkflows-Workflow.Activate|Read.All|ReadBasic.All|ReadWrite.All LifecycleWorkflows.Read.All|ReadWrite.All
  ListItems.SelectedOperations.Selected Lists.SelectedOperations.Selected
  Mail.Read|Read.Shared|ReadBasic|ReadBasic.All|ReadBasic.Shared|ReadWrite|ReadWrite.Shared|Send|Send.Shared
  MailTips.ReadBasic.All|ReadBasic.Shared MailboxConfigItem.Read|ReadWrite MailboxFolder.Read|Read.All|ReadWrite|ReadWrite.All
  MailboxItem.Export|Export.All|ImportExport|ImportExport.All|Read|Read.All|ReadWrite|ReadWrite.All MailboxSettings.Read|ReadWrite
  ManagedTenants.Read.All|ReadWrite.All Member.Read.Group|Read.Hidden MultiTenantOrganization.Read.All|ReadBasic.All|ReadWrite.All
  MutualTlsOauthConfiguration.Read.All|ReadWrite.All NetworkAccess-Reports.Read.All NetworkAccess.Read.All|ReadWrite.All
  NetworkAccessBranch.Read.All|ReadWrite.All NetworkAccessPolicy.Read.All|ReadWrite.All
  Notes.Create|Read|Read.All|ReadWrite|ReadWrite.All|ReadWrite.CreatedByApp Notifications.ReadWrite.CreatedByApp
  OnPremDirectorySynchronization.Read.All|ReadWrite.All OnPremisesPublishingProfiles.ReadWrite.All OnlineMeeting.ReadBasic.Chat
  OnlineMeetingAiInsight.Read.All|Read.Chat OnlineMeetingArtifact.Read.All|Read.Chat OnlineMeetingRecording.Read.All|Read.Chat
  OnlineMeetingTranscript.Read.All|Read.Chat OnlineMeetings.Read|Read.All|ReadWrite|ReadWrite.All OrgContact.Read|Read.All
  OrgSettings-AppsAndServices.Read.All|ReadWrite.All OrgSettings-DynamicsVoice.Read.All|ReadWrite.All
  OrgSettings-Forms.Read.All|ReadWrite.All OrgSettings-Microsoft365Install.Read.All|ReadWrite.All OrgSettings-Todo.Read.All|ReadWrite.All
  Organization.Read.All|ReadWrite.All OrganizationalBranding.Read.All|ReadWrite.All Owner.Read.Group POP.AccessAsUser.All
  PartnerBilling.Read.All PartnerSecurity.Read.All|ReadWrite.All PendingExternalUserProfile.Read.All|ReadWrite.All People.Read|Read.All
  PeopleSettings.Read.All|ReadWrite.All Place.Read.All|ReadWrite.All PlaceDevice.Read.All|ReadWrite.All PlaceDeviceTelemetry.ReadWrite.All
  Policy.Read.All|Read.AuthenticationMethod|Read.B2BManagementPolicy|Read.ConditionalAccess|Read.DeviceConfiguration|Read.HybridAuthentication|Read.IdentityProtection|Read.OnPremAuthenticationPolicy|Read.PermissionGrant|ReadWrite.AccessReview|ReadWrite.ApplicationConfiguration|ReadWrite.AuthenticationFlows|ReadWrite.AuthenticationMethod|ReadWrite.Authorization|ReadWrite.B2BManagementPolicy|ReadWrite.ConditionalAccess|ReadWrite.ConsentRequest|ReadWrite.CrossTenantAccess|ReadWrite.CrossTenantCapability|ReadWrite.DeviceConfiguration|ReadWrite.ExternalIdentities|ReadWrite.FeatureRollout|ReadWrite.FedTokenValidation|ReadWrite.HybridAuthentication|ReadWrite.IdentityProtection|ReadWrite.MobilityManagement|ReadWrite.OnPremAuthenticationPolicy|ReadWrite.PermissionGrant|ReadWrite.SecurityDefaults|ReadWrite.TrustFramework
  Presence.Read|Read.All|ReadWrite|ReadWrite.All PrintAlertSettings.Read.All|ReadWrite.All PrintConnector.Read.All|ReadWrite.All
  PrintJob.Create|Manage.All|Read|Read.All|ReadBasic|ReadBasic.All|ReadWrite|ReadWrite.All|ReadWriteBasic|ReadWriteBasic.All
  PrintSettings.Read.All|ReadWrite.All PrintTaskDefinition.ReadWrite.All Printer.Create|FullControl.All|Read.All|ReadWrite.All
  PrinterShare.Read.All|ReadBasic.All|ReadWrite.All
  PrivilegedAccess.Read.AzureAD|Read.AzureADGroup|Read.AzureResources|ReadWrite.AzureAD|ReadWrite.AzureADGroup|ReadWrite.AzureResources
  PrivilegedAssignmentSchedule.Read.AzureADGroup|ReadWrite.AzureADGroup|Remove.AzureADGroup
  PrivilegedEligibilitySchedule.Read.AzureADGroup|ReadWrite.AzureADGroup|Remove.AzureADGroup ProfilePhoto.Read.All|ReadWrite.All
  ProgramControl.Read.All|ReadWrite.All ProtectionScopes.Compute.All|Compute.User ProvisioningLog.Read.All
  PublicKeyInfrastructure.Read.All|ReadWrite.All QnA.Read.All RealTimeActivityFeed.Read.All RecordsManagement.Read.All|ReadWrite.All
  ReportSettings.Read.All|ReadWrite.All Reports.Read.All
  ResourceSpecificPermissionGrant.ReadForChat|ReadForChat.All|ReadForTeam|ReadForTeam.All|ReadForUser|ReadForUser.All
  RiskPreventionProviders.Read.All|ReadWrite.All RoleAssignmentSchedule.Read.Directory|ReadWrite.Directory|Remove.Directory
  RoleEligibilitySchedule.Read.Directory|ReadWrite.Directory|Remove.Directory
  RoleManagement.Read.All|Read.CloudPC|Read.Defender|Read.Directory|Read.Exchange|ReadWrite.CloudPC|ReadWrite.Defender|ReadWrite.Directory|ReadWrite.Exchange
  RoleManagementAlert.Read.Directory|ReadWrite.Directory
  RoleManagementPolicy.Read.AzureADGroup|Read.Directory|ReadWrite.AzureADGroup|ReadWrite.Directory SMTP.Send
  Schedule-WorkingTime.ReadWrite.All Schedule.Read.All|ReadWrite.All SchedulePermissions.ReadWrite.All
  SearchConfiguration.Read.All|ReadWrite.All SecurityActions.Read.All|ReadWrite.All SecurityAlert.Create.All|Read.All|ReadWrite.All
  SecurityAnalyzedMessage.Read.All|ReadWrite.All SecurityCopilotWorkspaces.Read.All|ReadWrite.All SecurityEvents.Read.All|ReadWrite.All
  SecurityIdentitiesAccount.Read.All SecurityIdentitiesActions.ReadWrite.All SecurityIdentitiesAutoConfig.Read.All|ReadWrite.All
  SecurityIdentitiesHealth.Read.All|ReadWrite.All SecurityIdentitiesMigration.Read.All|ReadWrite.All
  SecurityIdentitiesSensors.Read.All|ReadWrite.All SecurityIdentitiesUserActions.Read.All|ReadWrite.All SecurityIdentitiesUsers.Read.All
  SecurityIncident.Read.All|ReadWrite.All SensitivityLabel.Evaluate|Evaluate.All|Read SensitivityLabels.Read.All
  ServiceActivity-Exchange.Read.All ServiceActivity-Microsoft365Web.Read.All ServiceActivity-OneDrive.Read.All
  ServiceActivity-Teams.Read.All ServiceHealth.Read.All ServiceMessage.Read.All ServiceMessageViewpoint.Write
  ServicePrincipalEndpoint.Read.All|ReadWrite.All SharePointCrossTenantMigration.Manage.All|Read.All
  SharePointTenantSettings.Read.All|ReadWrite.All ShortNotes.Read|Read.All|ReadWrite|ReadWrite.All SignInIdentifier.Read.All|ReadWrite.All
  Sites.Archive.All|FullControl.All|Manage.All|Read.All|ReadWrite.All|Selected SpiffeTrustDomain.Read.All|ReadWrite.All
  Storyline.ReadWrite.All SubjectRightsRequest.Read.All|ReadWrite.All Subscription.Read.All Synchronization.Read.All|ReadWrite.All
  SynchronizationData-User.Upload|Upload.OwnedBy Tasks.Read|Read.All|Read.Shared|ReadWrite|ReadWrite.All|ReadWrite.Shared
  Team.Create|ReadBasic.All TeamMember.Read.All|Read.Group|ReadWrite.All|ReadWriteNonOwnerRole.All
  TeamSettings.Read.All|Read.Group|ReadWrite.All|ReadWrite.Group TeamTemplates.Read|Read.All
  TeamsActivity.Read|Read.All|Send|Send.Chat|Send.Group|Send.User TeamsApp.Read.Group
  TeamsAppInstallation.ManageSelectedForChat|ManageSelectedForChat.All|ManageSelectedForTeam|ManageSelectedForTeam.All|ManageSelectedForUser|ManageSelectedForUser.All|Read.All|Read.Chat|Read.Group|Read.User|ReadForChat|ReadForChat.All|ReadForTeam|ReadForTeam.All|ReadForUser|ReadForUser.All|ReadSelectedForChat|ReadSelectedForChat.All|ReadSelectedForTeam|ReadSelectedForTeam.All|ReadSelectedForUser|ReadSelectedForUser.All|ReadWriteAndConsentForChat|ReadWriteAndConsentForChat.All|ReadWriteAndConsentForTeam|ReadWriteAndConsentForTeam.All|ReadWriteAndConsentForUser|ReadWriteAndConsentForUser.All|ReadWriteAndConsentSelfForChat|ReadWriteAndConsentSelfForChat.All|ReadWriteAndConsentSelfForTeam|ReadWriteAndConsentSelfForTeam.All|ReadWriteAndConsentSelfForUser|ReadWriteAndConsentSelfForUser.All|ReadWriteForChat|ReadWriteForChat.All|ReadWriteForTeam|ReadWriteForTeam.All|ReadWriteForUser|ReadWriteForUser.All|ReadWriteSelectedForChat|ReadWriteSelectedForChat.All|ReadWriteSelectedForTeam|ReadWriteSelectedForTeam.All|ReadWriteSelectedForUser|ReadWriteSelectedForUser.All|ReadWriteSelfForChat|ReadWriteSelfForChat.All|ReadWriteSelfForTeam|ReadWriteSelfForTeam.All|ReadWriteSelfForUser|ReadWriteSelfForUser.All
  TeamsPolicyUserAssign.ReadWrite.All TeamsResourceAccount.Read.All
  TeamsTab.Create|Create.Chat|Create.Group|Delete.Chat|Delete.Group|Read.All|Read.Chat|Read.Group|ReadWrite.All|ReadWrite.Chat|ReadWrite.Group|ReadWriteForChat|ReadWriteForChat.All|ReadWriteForTeam|ReadWriteForTeam.All|ReadWriteForUser|ReadWriteForUser.All|ReadWriteSelfForChat|ReadWriteSelfForChat.All|ReadWriteSelfForTeam|ReadWriteSelfForTeam.All|ReadWriteSelfForUser|ReadWriteSelfForUser.All
  TeamsTelephoneNumber.Read.All|ReadWrite.All TeamsUserConfiguration.Read.All Teamwork.Migrate.All|Read.All
  TeamworkAppSettings.Read.All|ReadWrite.All TeamworkCustomEmoji.Create|Create.All|Read|Read.All TeamworkDevice.Read.All|ReadWrite.All
  TeamworkSection.Read|Read.All|ReadWrite|ReadWrite.All TeamworkTag.Read|Read.All|ReadWrite|ReadWrite.All
  TeamworkTargetedMessage.Read.All|ReadWrite TeamworkUserInteraction.Read.All TenantGovernance-Invitation.Read.All|ReadWrite.All
  TenantGovernance-PolicyTemplate.Read.All|ReadWrite.All TenantGovernance-RelatedTenant.Read.All|ReadWrite.All
  TenantGovernance-Relationship.Read.All|ReadWrite.All TenantGovernance-Request.Read.All|ReadWrite.All
  TenantGovernance-Setting.Read.All|ReadWrite.All TermStore.Read.All|ReadWrite.All ThreatAssessment.Read.All|ReadWrite.All
  ThreatHunting.Read.All ThreatIndicators.Read.All|ReadWrite.OwnedBy ThreatIntelligence.Read.All
  ThreatSubmission.Read|Read.All|ReadWrite|ReadWrite.All ThreatSubmissionPolicy.ReadWrite.All Topic.Read.All
  TrustFrameworkKeySet.Read.All|ReadWrite.All UnifiedGroupMember.Read.AsGuest User-ConvertToInternal.ReadWrite.All
  User-LifeCycleInfo.Read.All|ReadWrite.All User-Mail.ReadWrite.All User-OnPremisesSyncBehavior.ReadWrite.All
  User-PasswordProfile.ReadWrite.All User-Phone.ReadWrite.All
  User.DeleteRestore.All|EnableDisableAccount.All|Export.All|Invite.All|ManageIdentities.All|Read|Read.All|ReadBasic.All|ReadWrite|ReadWrite.All|ReadWrite.CrossCloud|RevokeSessions.All
  UserActivity.ReadWrite.CreatedByApp UserAuthMethod-Email.Read|Read.All|ReadWrite|ReadWrite.All
  UserAuthMethod-External.Read|Read.All|ReadWrite|ReadWrite.All UserAuthMethod-HardwareOATH.Read|Read.All|ReadWrite|ReadWrite.All
  UserAuthMethod-MicrosoftAuthApp.Read|Read.All|ReadWrite|ReadWrite.All UserAuthMethod-Passkey.Read|Read.All|ReadWrite|ReadWrite.All
  UserAuthMethod-Password.Read|Read.All|ReadWrite|ReadWrite.All UserAuthMethod-Phone.Read|Read.All|ReadWrite|ReadWrite.All
  UserAuthMethod-PlatformCred.Read|Read.All|ReadWrite|ReadWrite.All UserAuthMethod-QR.Read|Read.All|ReadWrite|ReadWrite.All
  UserAuthMethod-ResourceKey.Read.All|ReadWrite.All UserAuthMethod-SoftwareOATH.Read|Read.All|ReadWrite|ReadWrite.All
  UserAuthMethod-TAP.Read|Read.All|ReadWrite|ReadWrite.All UserAuthMethod-WindowsHello.Read|Read.All|ReadWrite|ReadWrite.All
  UserAuthenticationMethod.Read|Read.All|ReadWrite|ReadWrite.All UserCloudClipboard.Read UserNotification.ReadWrite.CreatedByApp
  UserShiftPreferences.Read.All|ReadWrite.All UserTeamwork.Read|Read.All UserTimelineActivity.Write.CreatedByApp
  UserWindowsSettings.Read|Read.All|ReadWrite.All VerifiedId-Profile.Read.All|ReadWrite.All
  VirtualAppointment.Read|Read.All|ReadWrite|ReadWrite.All VirtualAppointmentNotification.Send
  VirtualEvent.Read|Read.All|Read.Chat|ReadWrite VirtualEventRegistration-Anon.ReadWrite.All|ReadWrite.Chat
  WindowsUpdates.Read.All|ReadWrite.All WorkforceIntegration.Read.All|ReadWrite.All eDiscovery.Read.All|ReadWrite.All
`
  .trim()
  .split(/\s+/)
  .flatMap((line) => {
    const [, resource = '', rest = ''] = /^([^.]+)\.(.*)$/.exec(line) ?? [];
    return rest.split('|').map((one) => `${resource}.${one}`);
  });

/** What every sign-in may ask for besides, and what applications of other services have under a bare name. */
const besides = [
  'openid',
  'profile',
  'email',
  'offline_access',
  'EWS.AccessAsUser.All',
  'IMAP.AccessAsUser.All',
  'POP.AccessAsUser.All',
  'SMTP.Send',
];

const known: ReadonlySet<string> = new Set([...names, ...besides].map((name) => name.toLowerCase()));

/**
 * What is wrong with a permission that somebody wrote; undefined when nothing is known to be. One that is like no other may be newer than this list, and
 * one that is written in full (`https://graph.microsoft.com/Mail.Read`) is taken at its word.
 */
export function permissionProblem(written: string): string | undefined {
  if (/(?:^|\/)\.default$/i.test(written))
    return `${written} would ask for all that the application has registered; name the permissions that are meant.`;
  if (written.includes('/') || known.has(written.toLowerCase())) return undefined;
  const close = nearest(written, [...names, ...besides]);
  return (
    close &&
    `${written} is no permission of Microsoft Graph; did you mean ${close}? Written in full (https://graph.microsoft.com/...) it is asked for as it is.`
  );
}
