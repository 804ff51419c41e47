"""Signs in with MSAL for Python as it is published, one step after the other.

The first line of standard input says what to do (JSON): clientId, authority, and steps. Each step is answered with one line of JSON on
standard output. No token is printed, only a fingerprint of it. Where a person has to open a page, its address is printed first; the
sign-in with a code then reads the address at which the person ended from standard input.
"""

import hashlib
import json
import sys
from urllib.parse import parse_qsl, urlsplit

import msal
import requests


def say(facts):
    print(json.dumps(facts), flush=True)


def hear():
    return json.loads(sys.stdin.readline())


def device(app, step):
    flow = app.initiate_device_flow(scopes=step["scopes"])
    if "user_code" not in flow:
        return flow
    say({"open": flow["verification_uri"], "code": flow["user_code"]})
    return app.acquire_token_by_device_flow(flow)


def page(app, step):
    flow = app.initiate_auth_code_flow(step["scopes"], redirect_uri=step["redirectUri"])
    say({"open": flow["auth_uri"]})
    answer = dict(parse_qsl(urlsplit(hear()["ended"]).query))
    return app.acquire_token_by_auth_code_flow(flow, answer)


def password(app, step):
    return app.acquire_token_by_username_password(step["username"], step["password"], step["scopes"])


def silent(app, step):
    return app.acquire_token_silent_with_error(step["scopes"], app.get_accounts()[0], force_refresh=step["force"])


def refresh(app, step):
    """With a refresh token from elsewhere: here, that of the cache."""
    token = app.token_cache.find(msal.TokenCache.CredentialType.REFRESH_TOKEN)[0]["secret"]
    return app.acquire_token_by_refresh_token(token, step["scopes"])


def application(app, step):
    return app.acquire_token_for_client(step["scopes"])


def graph(app, step):
    answer = requests.get(step["url"], headers={"Authorization": "Bearer " + step["token"]}, timeout=30)
    return {"status": answer.status_code, "body": answer.json()}


ways = {way.__name__: way for way in (device, page, password, silent, refresh, application, graph)}
printable = ("error", "suberror", "error_codes", "scope", "token_type", "status", "body")


def facts_of(app, result):
    fingerprints = {
        name: hashlib.sha256(result[name].encode()).hexdigest()[:12]
        for name in ("access_token", "refresh_token", "id_token")
        if name in result
    }
    return {
        **{name: result[name] for name in printable if name in result},
        "tokens": fingerprints,
        "accounts": [account["username"] for account in app.get_accounts()],
    }


def main():
    job = hear()
    kind = msal.ConfidentialClientApplication if "credential" in job else msal.PublicClientApplication
    app = kind(
        job["clientId"],
        authority=job["authority"],
        client_credential=job.get("credential"),
        validate_authority=job.get("validateAuthority", True),
    )
    token = None
    for step in job["steps"]:
        result = ways[step["way"]](app, {**step, "token": token}) or {}
        token = result.get("access_token", token)
        say(facts_of(app, result))


main()
