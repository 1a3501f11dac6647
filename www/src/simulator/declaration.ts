import { type Call, mayActFor, readBody } from "./call.js";
import type { BodyName } from "./contract.js";
import type { FaultOrder } from "./fault.js";
import { answer, type HttpResponse } from "./http.js";
import { badRequest, duplicate, extendedIssue, type Issue, issue, resourceNotFound } from "./problem.js";
import type { Subject } from "./record.js";
import { type Collection, isSameSubject } from "./register.js";
import type { Anomaly } from "./rule.js";
import type { Tasks } from "./task.js";

/** What differs between the kinds of record. */
interface Kind<R> {
  body: BodyName;
  /** The field to name when a record is there already. */
  unique: string;
  /** What refuses a record beyond its form. */
  issues: (record: R) => Issue[];
  /** What is remarked about a record that is taken. */
  anomalies: (record: R) => Anomaly[];
}

/** The operations on one collection: create, read, update, delete. */
export class Declarations<R extends Subject & { reference?: string }> {
  readonly #base: string;
  readonly #records: Collection<R>;
  readonly #kind: Kind<R>;
  readonly #tasks: Tasks;

  constructor(base: string, records: Collection<R>, kind: Kind<R>, tasks: Tasks) {
    this.#base = base;
    this.#records = records;
    this.#kind = kind;
    this.#tasks = tasks;
  }

  create(call: Call): HttpResponse {
    const record = this.#accept(call);
    return this.#refusal(record, call.order) ?? this.#acceptance(record, call);
  }

  /** The forms of a refusal that is no problem of the request. Nothing is registered. */
  #refusal(record: R, order: FaultOrder | undefined): HttpResponse | undefined {
    switch (order?.fault) {
      case "refused":
        return answer(200, refusal(record));
      case "itemRefused": {
        const problem = badRequest([unknownWorker("items[0].worker.ssin")]).toDocument();
        return answer(200, { items: [{ ...referenceOf(record), problem }] });
      }
      case "taskFailed": {
        const problem = badRequest([unknownWorker("worker.ssin")]).toDocument();
        return this.#received(record, this.#tasks.start({ problem }, order.polls));
      }
      case "laterRefused":
        return this.#received(record, this.#tasks.start({ result: refusal(record) }, order.polls));
      default:
        return undefined;
    }
  }

  /** The forms of the answer to a record that is taken, at once or later. */
  #acceptance(record: R, { order, url }: Call): HttpResponse {
    const id = this.#records.add(record);
    const location = this.#href(id);
    const result = this.#result(id, record);
    switch (order?.fault) {
      case "createdEmpty":
        return answer(201, undefined, { Location: location });
      case "createdRelative":
        return answer(201, result, { Location: `${url.pathname}/${id}` });
      case "itemAccepted":
        return answer(200, { items: [result] });
      case "pending":
        return this.#received(record, this.#tasks.start({ location }, order.polls));
      case "pendingRelative": {
        const task = new URL(
          this.#tasks.start({ location: `../${location.split("/").at(-2)}/${id}` }, order.polls),
        );
        return this.#received(record, task.pathname);
      }
      case "pendingElsewhere":
        return this.#received(record, `https://elsewhere.invalid/tasks/${id}`);
      case "laterAccepted":
        return this.#received(record, this.#tasks.start({ result }, order.polls));
      default:
        return answer(201, result, { Location: location });
    }
  }

  /** Received, not decided: `S`, and where to ask. */
  #received(record: R, task: string): HttpResponse {
    return answer(202, { ...referenceOf(record), result: "S" }, { Location: task });
  }

  read(call: Call): HttpResponse {
    const record = this.#known(call);
    return answer(200, { id: call.id, href: this.#href(call.id), ...record });
  }

  update(call: Call): HttpResponse {
    const before = this.#known(call);
    const record = this.#accept(call, call.id);
    if (!isSameSubject(before, record)) {
      throw badRequest([
        extendedIssue(
          "rejectedInput",
          "worker.ssin",
          "Input value is rejected",
          "worker and employer cannot change",
        ),
      ]);
    }
    this.#records.replace(call.id, record);
    return answer(200, this.#result(call.id, record));
  }

  remove(call: Call): HttpResponse {
    this.#known(call);
    this.#records.remove(call.id);
    return answer(204);
  }

  #accept(call: Call, id?: string): R {
    const record = readBody<R>(call, this.#kind.body);
    const issues = this.#kind.issues(record);
    if (issues.length > 0) {
      throw badRequest(issues);
    }
    if (this.#records.hasTwin(record, id)) {
      throw duplicate(this.#kind.unique);
    }
    return record;
  }

  #known({ id, client }: Call): R {
    const record = this.#records.get(id);
    if (!record) {
      throw resourceNotFound(id);
    }
    mayActFor(client, record);
    return record;
  }

  #result(id: string, record: R): object {
    const anomalies = this.#kind.anomalies(record);
    const result = anomalies.length === 0 ? "A" : "W";
    return { id, href: this.#href(id), ...referenceOf(record), result, anomalies };
  }

  #href(id: string): string {
    return `${this.#base}/${id}`;
  }
}

/** A problem that only the register can find. */
function unknownWorker(name: string): Issue {
  return issue("invalidInput", name, "Invalid input", "This worker is not known to the register");
}

function referenceOf({ reference }: { reference?: string }): { reference?: string } {
  return reference === undefined ? {} : { reference };
}

/** A refusal by the business rules. No rule of this simulator gives it by itself; it is there to be ordered. */
function refusal(record: { reference?: string }): object {
  const anomaly: Anomaly = {
    code: "99999-001",
    description: {
      nl: "De werknemer was in deze periode niet in dienst.",
      fr: "Le travailleur n'était pas en service pendant cette période.",
      de: "Der Arbeitnehmer war in diesem Zeitraum nicht beschäftigt.",
    },
    path: "worker.ssin",
  };
  return { ...referenceOf(record), result: "B", anomalies: [anomaly] };
}
