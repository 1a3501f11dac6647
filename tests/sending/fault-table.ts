import type { Fault } from "../../www/src/simulator/fault.js";
import type { Step } from "./faults.js";

/**
 * How a sending of six registrations ends, one request at a time, when a fault comes once and when it comes for good: the
 * states of the entries, how many of them the register has, and why the panel paused, if it did. The first two had gone well
 * when a fault meets the sending or the renewal of the token; the second row is the one that is followed or looked up.
 */

/** Every entry accepted, and nothing told. */
export const UNHARMED = "6 accepted | 6 | -";

type Ends = readonly [once: string, always: string];

/** What is not named here does no harm. */
export const EXPECTED: Readonly<Record<Step, Partial<Record<Fault, Ends>>>> = {
  send: {
    invalidToken: [UNHARMED, "2 accepted, 4 waiting | 2 | problem.invalid_access_token"],
    expiredToken: [UNHARMED, "2 accepted, 4 waiting | 2 | problem.expired_access_token"],
    insufficientScope: [UNHARMED, "2 accepted, 4 waiting | 2 | problem.missing_scope"],
    noMandate: [
      "1 refused, 5 accepted | 5 | -",
      "1 waiting, 2 accepted, 3 refused | 2 | problem.missing_permission",
    ],
    issues: ["1 refused, 5 accepted | 5 | -", "2 accepted, 4 refused | 2 | -"],
    duplicate: ["1 left (absent), 5 accepted | 5 | -", "2 accepted, 4 left (unsaid) | 2 | -"],
    tooManyRequests: [UNHARMED, "2 accepted, 4 waiting | 2 | problem.too_many_requests"],
    tooManyRequestsUntil: [UNHARMED, "2 accepted, 4 waiting | 2 | problem.too_many_requests"],
    serviceUnavailable: [UNHARMED, "2 accepted, 4 waiting | 2 | problem.service_unavailable"],
    serverError: [
      "1 left (absent), 5 accepted | 5 | -",
      "1 waiting, 2 accepted, 3 unknown | 2 | batch.no_answers",
    ],
    dropped: [UNHARMED, "1 waiting, 2 accepted, 3 unknown | 5 | batch.no_answers"],
    unheard: [
      "1 left (absent), 5 accepted | 5 | -",
      "1 waiting, 2 accepted, 3 unknown | 2 | batch.no_answers",
    ],
    html: ["1 left (absent), 5 accepted | 5 | -", "1 waiting, 2 accepted, 3 unknown | 2 | batch.no_answers"],
    gateway: [
      "1 left (absent), 5 accepted | 5 | -",
      "1 unknown, 2 accepted, 3 waiting | 2 | problem.web_page",
    ],
    empty: ["1 left (absent), 5 accepted | 5 | -", "1 waiting, 2 accepted, 3 unknown | 2 | batch.no_answers"],
    refused: ["1 refused, 5 accepted | 5 | -", "2 accepted, 4 refused | 2 | -"],
    itemRefused: ["1 refused, 5 accepted | 5 | -", "2 accepted, 4 refused | 2 | -"],
    taskFailed: ["1 refused, 5 accepted | 5 | -", "2 accepted, 4 refused | 2 | -"],
    laterRefused: ["1 refused, 5 accepted | 5 | -", "2 accepted, 4 refused | 2 | -"],
  },
  follow: {
    invalidToken: [UNHARMED, "1 pending, 5 accepted | 6 | -"],
    expiredToken: [UNHARMED, "1 pending, 5 accepted | 6 | -"],
    insufficientScope: [UNHARMED, "1 pending, 5 accepted | 6 | -"],
    noMandate: [UNHARMED, "1 pending, 5 accepted | 6 | -"],
    issues: [UNHARMED, "1 pending, 5 accepted | 6 | -"],
    duplicate: [UNHARMED, "1 pending, 5 accepted | 6 | -"],
    tooManyRequests: [UNHARMED, "1 pending, 5 accepted | 6 | -"],
    tooManyRequestsUntil: [UNHARMED, "1 pending, 5 accepted | 6 | -"],
    serviceUnavailable: [UNHARMED, "1 pending, 5 accepted | 6 | -"],
    serverError: [UNHARMED, "1 pending, 5 accepted | 6 | -"],
    dropped: [UNHARMED, "1 pending, 5 accepted | 6 | network.unreachable"],
    unheard: [UNHARMED, "1 pending, 5 accepted | 6 | network.unreachable"],
    html: [UNHARMED, "1 pending, 5 accepted | 6 | -"],
    gateway: [UNHARMED, "1 pending, 5 accepted | 6 | -"],
    empty: [UNHARMED, "1 pending, 5 accepted | 6 | -"],
  },
  verify: {
    invalidToken: [UNHARMED, "1 unknown, 5 accepted | 6 | problem.invalid_access_token"],
    expiredToken: [UNHARMED, "1 unknown, 5 accepted | 6 | problem.expired_access_token"],
    insufficientScope: [UNHARMED, "1 unknown, 5 accepted | 6 | problem.missing_scope"],
    noMandate: [UNHARMED, "1 unknown, 5 accepted | 6 | problem.missing_permission"],
    issues: ["1 left (unsaid), 5 accepted | 6 | -", "1 left (unsaid), 5 accepted | 6 | -"],
    duplicate: ["1 left (unsaid), 5 accepted | 6 | -", "1 left (unsaid), 5 accepted | 6 | -"],
    tooManyRequests: [UNHARMED, "1 unknown, 5 accepted | 6 | problem.too_many_requests"],
    tooManyRequestsUntil: [UNHARMED, "1 unknown, 5 accepted | 6 | problem.too_many_requests"],
    serviceUnavailable: [UNHARMED, "1 unknown, 5 accepted | 6 | problem.service_unavailable"],
    serverError: ["1 left (unsaid), 5 accepted | 6 | -", "1 left (unsaid), 5 accepted | 6 | -"],
    dropped: [UNHARMED, "1 unknown, 5 accepted | 6 | network.unreachable"],
    unheard: [UNHARMED, "1 unknown, 5 accepted | 6 | network.unreachable"],
    html: ["1 left (unsaid), 5 accepted | 6 | -", "1 left (unsaid), 5 accepted | 6 | -"],
    gateway: [UNHARMED, "1 unknown, 5 accepted | 6 | problem.web_page"],
    empty: ["1 left (unsaid), 5 accepted | 6 | -", "1 left (unsaid), 5 accepted | 6 | -"],
  },
  renew: {
    invalid_request: [UNHARMED, "2 accepted, 4 waiting | 2 | token.invalid_request"],
    invalid_client: [UNHARMED, "2 accepted, 4 waiting | 2 | token.invalid_client"],
    invalid_grant: [UNHARMED, "2 accepted, 4 waiting | 2 | token.invalid_grant"],
    unauthorized_client: [UNHARMED, "2 accepted, 4 waiting | 2 | token.unauthorized_client"],
    unsupported_grant_type: [UNHARMED, "2 accepted, 4 waiting | 2 | token.unsupported_grant_type"],
    invalid_scope: [UNHARMED, "2 accepted, 4 waiting | 2 | token.invalid_scope"],
    tooManyRequests: [UNHARMED, "2 accepted, 4 waiting | 2 | token.rate_limited"],
    tooManyRequestsUntil: [UNHARMED, "2 accepted, 4 waiting | 2 | token.rate_limited"],
    serviceUnavailable: [UNHARMED, "2 accepted, 4 waiting | 2 | token.unavailable"],
    serverError: [UNHARMED, "2 accepted, 4 waiting | 2 | token.unavailable"],
    dropped: [UNHARMED, "2 accepted, 4 waiting | 2 | network.unreachable"],
    unheard: [UNHARMED, "2 accepted, 4 waiting | 2 | network.unreachable"],
    html: [UNHARMED, "2 accepted, 4 waiting | 2 | token.not_oauth"],
    gateway: [UNHARMED, "2 accepted, 4 waiting | 2 | token.unavailable"],
    empty: [UNHARMED, "2 accepted, 4 waiting | 2 | token.not_oauth"],
    scopeDropped: [UNHARMED, "2 accepted, 4 waiting | 2 | token.scope_missing"],
  },
};
