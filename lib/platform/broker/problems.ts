import * as oidc from "openid-client";
import { TooLarge } from "../answer-text.ts";
import type { BrokerProblem } from "./claims.ts";

/** What a broker answers that did nothing wrong itself, but cannot go on. */
const itsOwn = new Set(["server_error", "temporarily_unavailable", "invalid_client", "unauthorized_client"]);

/** The person stopped, or was stopped there. */
const stopped = new Set(["access_denied", "login_required", "interaction_required", "consent_required"]);

/** How brokers say that this person may not act for a company at this service: in the words of SAML or in plain ones. */
const noService = /RequestDenied|mandate|machtig|authori[sz]ation for|service/i;

/** Codes of the library for an answer that is none: no HTTP, no JSON, too late. */
const noAnswer = new Set([
  "OAUTH_TIMEOUT",
  "OAUTH_ABORT",
  "OAUTH_RESPONSE_IS_NOT_CONFORM",
  "OAUTH_RESPONSE_IS_NOT_JSON",
  "OAUTH_PARSE_ERROR",
]);

/** What is the matter when talking to a broker ended in this error. */
export function problemOf(error: unknown): BrokerProblem {
  if (error instanceof oidc.AuthorizationResponseError) {
    if (stopped.has(error.error)) return noService.test(error.error_description ?? "") ? "service" : "cancelled";
    return itsOwn.has(error.error) ? "down" : "unclear";
  }
  if (error instanceof oidc.ResponseBodyError) {
    if (error.status >= 500 || itsOwn.has(error.error)) return "down";
    return error.error === "invalid_grant" ? "expired" : "unclear";
  }
  if (error instanceof oidc.ClientError && error.code !== undefined)
    return noAnswer.has(error.code) ? "down" : "unclear";
  if (isTooLarge(error) || isOfTheNetwork(error)) return "down";
  return "unclear";
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && (error instanceof TooLarge || isTooLarge(error.cause));

/** Node's own words for a connection that failed, and for one that we gave up. */
const isOfTheNetwork = (error: unknown): boolean =>
  error instanceof Error &&
  (error.message === "fetch failed" ||
    error.message === "terminated" ||
    error.name === "TimeoutError" ||
    error.name === "AbortError" ||
    isOfTheNetwork(error.cause));
