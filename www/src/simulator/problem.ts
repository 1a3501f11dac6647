import { answer, type HttpResponse } from "./http.js";

/** A remark about one part of the request (Belgif REST guide, "Input validation problem"). */
export interface Issue {
  type: string;
  in: "body" | "header" | "path" | "query";
  /** The part, dotted as in the record, such as `training.period.endDate`. */
  name?: string;
  title: string;
  detail: string;
  [extra: string]: unknown;
}

/** What a problem document may say besides its type, title and status. */
interface Extras {
  detail?: string;
  issues?: Issue[];
  headers?: Record<string, string>;
  [extra: string]: unknown;
}

/**
 * A refusal in the form of the Belgif REST guide: `application/problem+json` (RFC 9457) with a URN for its type.
 * Thrown wherever it is found and answered in one place.
 */
export class Problem extends Error {
  override readonly name = "Problem";

  constructor(
    readonly status: number,
    /** A type of the Belgif registry by the last part of its URN, such as `missingPermission`, or any other URN whole. */
    readonly type: string,
    readonly title: string,
    readonly extras: Extras = {},
  ) {
    super(title);
  }

  toResponse(): HttpResponse {
    return answer(this.status, this.toDocument(), this.extras.headers, "application/problem+json");
  }

  /** The document alone, for an answer that holds it. */
  toDocument(): object {
    const { headers: _, ...extras } = this.extras;
    const isBelgif = !this.type.startsWith("urn:");
    return {
      type: isBelgif ? `urn:problem-type:belgif:${this.type}` : this.type,
      ...(isBelgif
        ? { href: `https://www.belgif.be/specification/rest/api-guide/problems/${this.type}.html` }
        : {}),
      title: this.title,
      status: this.status,
      instance: `urn:uuid:${crypto.randomUUID()}`,
      ...extras,
    };
  }
}

/** 400, with what is wrong field by field. */
export function badRequest(issues: Issue[]): Problem {
  return new Problem(400, "badRequest", "Bad Request", {
    detail: "The input message is incorrect",
    issues,
  });
}

/** An issue of the Belgif registry: `schemaViolation`, `invalidInput`, `unknownInput`. */
export function issue(type: string, name: string, title: string, detail: string): Issue {
  return { type: `urn:problem-type:belgif:input-validation:${type}`, in: "body", name, title, detail };
}

/** An issue of the Belgif extensions: `invalidStructure`, `invalidPeriod`, `outOfRange`, `requiredInput`. */
export function extendedIssue(type: string, name: string, title: string, detail: string): Issue {
  return {
    ...issue(type, name, title, detail),
    type: `urn:problem-type:belgif-ext:input-validation:${type}`,
  };
}

/** 401 in its three kinds, each with the challenge of RFC 6750 §3. */
export function unauthorized(kind: "noAccessToken" | "invalidAccessToken" | "expiredAccessToken"): Problem {
  const said = {
    noAccessToken: ["No Access Token", "No Bearer access token found in Authorization HTTP header"],
    invalidAccessToken: [
      "Invalid Access Token",
      "The Bearer access token found in the Authorization HTTP header is invalid",
    ],
    expiredAccessToken: [
      "Expired Access Token",
      "The Bearer access token found in the Authorization HTTP header has expired",
    ],
  } as const;
  const [title, detail] = said[kind];
  const error = kind === "noAccessToken" ? "" : `, error="invalid_token", error_description="${detail}"`;
  return new Problem(401, kind, title, {
    detail,
    headers: { "WWW-Authenticate": `Bearer realm="federalLearningAccount"${error}` },
  });
}

/** 403: the token lacks the scope of the operation. */
export function missingScope(requiredScopes: readonly string[]): Problem {
  return new Problem(403, "missingScope", "Missing Scope", {
    detail: "Forbidden to consume the API with the scopes of the access token",
    requiredScopes,
    headers: {
      "WWW-Authenticate": `Bearer realm="federalLearningAccount", error="insufficient_scope", scope="${requiredScopes.join(" ")}"`,
    },
  });
}

/** 403: not this account's data, or no mandate for this employer. */
export function missingPermission(): Problem {
  return new Problem(403, "missingPermission", "Missing Permission", {
    detail: "Not permitted to act for the employer of this request",
  });
}

/** 404 for an address that names nothing. */
export function resourceNotFound(path: string): Problem {
  return new Problem(404, "resourceNotFound", "Resource Not Found", { detail: `No resource ${path} found` });
}

/** 409: the same was registered before. A modelled type, because the guide has none for it. */
export function duplicate(name: string): Problem {
  return new Problem(
    409,
    "urn:problem-type:modelled:federalLearningAccount:duplicateRegistration",
    "Duplicate Registration",
    {
      detail: "The same was registered before",
      issues: [extendedIssue("rejectedInput", name, "Input value is rejected", "was used before")],
    },
  );
}

/** 413 with the limit in bytes. */
export function payloadTooLarge(limit: number): Problem {
  return new Problem(413, "payloadTooLarge", "Payload Too Large", { detail: "The body is too large", limit });
}

/** 429 with the waiting time, which the guide gives both in the document and in the header. */
export function tooManyRequests(seconds: number): Problem {
  return new Problem(429, "tooManyRequests", "Too Many Requests", {
    detail: "Request limit reached",
    limit: 60,
    retryAfterSec: seconds,
    headers: { "Retry-After": String(seconds) },
  });
}

/** The same with the waiting time as moments, the other form of both (RFC 9110 §10.2.3). */
export function tooManyRequestsUntil(milliseconds: number): Problem {
  const moment = new Date(milliseconds);
  return new Problem(429, "tooManyRequests", "Too Many Requests", {
    detail: "Request limit reached",
    limit: 60,
    retryAfter: moment.toISOString(),
    headers: { "Retry-After": moment.toUTCString() },
  });
}

/** 503 with the waiting time. */
export function serviceUnavailable(seconds: number): Problem {
  return new Problem(503, "serviceUnavailable", "Service Unavailable", {
    detail: "The service is temporarily out of order",
    retryAfterSec: seconds,
    headers: { "Retry-After": String(seconds) },
  });
}
