import { type Call, readBody } from "./call.js";
import { answer, type HttpResponse } from "./http.js";
import { badRequest, type Issue, issue } from "./problem.js";
import type { Subject } from "./record.js";
import type { Entry, Register } from "./register.js";

const DEFAULT_PAGE_SIZE = 25;
const MAX_PAGE_SIZE = 100;

/** What a later version of the register might add to a record. */
const UNKNOWN_MEMBERS = { evaluation: { score: 4, remarks: ["ok"] }, ticket: "T-1" };

/** Whom a query is about: all workers of an employer, or one. */
interface Criteria {
  employer: { enterpriseNumber: string };
  worker?: { ssin: string };
}

interface RegistrationCriteria extends Criteria {
  reference?: string;
  period?: { startDate: string; endDate: string };
  status?: string;
}

interface YearCriteria extends Criteria {
  year: number;
}

/** Registrations that share at least a day with the period asked for. */
export function registrationPage(call: Call, base: string, register: Register): HttpResponse {
  const asked = readBody<RegistrationCriteria>(call, "TrainingRegistrationQuery");
  const { reference, period, status } = asked;
  const found = register.registrations.find((record) => {
    const { training } = record;
    return (
      isAbout(record, asked) &&
      (reference === undefined || record.reference === reference) &&
      (status === undefined || training.status === status) &&
      (period === undefined ||
        (training.period.startDate <= period.endDate && training.period.endDate >= period.startDate))
    );
  });
  return page(call, `${base}/trainingRegistrations`, found);
}

export function rightPage(call: Call, base: string, register: Register): HttpResponse {
  const asked = readBody<YearCriteria>(call, "YearQuery");
  const found = register.rights.find((record) => isAbout(record, asked) && record.year === asked.year);
  return page(call, `${base}/trainingRights`, found);
}

export function creditPage(call: Call, base: string, register: Register, today: string): HttpResponse {
  const asked = readBody<YearCriteria>(call, "YearQuery");
  const found = register
    .credits(today)
    .filter(({ record }) => isAbout(record, asked) && record.year === asked.year);
  return page(call, `${base}/trainingCredits`, found);
}

function isAbout({ employer, worker }: Subject, asked: Criteria): boolean {
  return (
    employer.enterpriseNumber === asked.employer.enterpriseNumber &&
    (asked.worker === undefined || asked.worker.ssin === worker.ssin)
  );
}

/** One page with its links (Belgif REST guide, "Pagination"). `next` is there until the last page. */
function page<R>({ url, order }: Call, base: string, entries: readonly Entry<R>[]): HttpResponse {
  const { number, size } = paging(url.searchParams);
  const fault = order?.fault;
  const last = Math.max(1, Math.ceil(entries.length / size));
  const link = (to: number) => `${base}/query?page=${to}&pageSize=${size}`;
  const items = entries
    .slice((number - 1) * size, number * size)
    .map(({ id, record }) => ({ id, href: `${base}/${id}`, ...record }))
    .map((record) => (fault === "unknownMembers" ? { ...record, ...UNKNOWN_MEMBERS } : record));
  return answer(200, {
    items,
    page: number,
    pageSize: size,
    total: fault === "totalMismatch" ? entries.length + 3 : entries.length,
    first: link(1),
    ...(number > 1 ? { prev: link(Math.min(number - 1, last)) } : {}),
    ...(fault === "circle" ? { next: link(number) } : number < last ? { next: link(number + 1) } : {}),
    last: link(last),
  });
}

function paging(parameters: URLSearchParams): { number: number; size: number } {
  const issues: Issue[] = [];
  const read = (name: string, otherwise: number, maximum: number) => {
    const text = parameters.get(name);
    const value = text === null ? otherwise : Number(text);
    if (!Number.isInteger(value) || value < 1 || value > maximum) {
      issues.push({
        ...issue("schemaViolation", name, "Input value is invalid", "is out of range"),
        in: "query",
      });
    }
    return value;
  };
  for (const name of parameters.keys()) {
    if (name !== "page" && name !== "pageSize") {
      issues.push({
        ...issue("unknownInput", name, "Unknown input", `Input ${name} is unknown`),
        in: "query",
      });
    }
  }
  const number = read("page", 1, Number.MAX_SAFE_INTEGER);
  const size = read("pageSize", DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
  if (issues.length > 0) {
    throw badRequest(issues);
  }
  return { number, size };
}
