import { type Call, mayActFor, readBody } from "./call.js";
import type { BodyName } from "./contract.js";
import { answer, type HttpResponse } from "./http.js";
import { badRequest, duplicate, extendedIssue, type Issue, resourceNotFound } from "./problem.js";
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
    if (call.fault === "refused") {
      return answer(200, refusal(record));
    }
    const id = this.#records.add(record);
    const location = this.#href(id);
    if (call.fault === "pending") {
      const task = this.#tasks.start(location);
      return answer(202, { ...referenceOf(record), result: "S" }, { Location: task });
    }
    return answer(201, this.#result(id, record), { Location: location });
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
    if (this.#records.twin(record, id)) {
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
