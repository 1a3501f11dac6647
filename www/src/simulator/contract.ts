import { type OutputUnit, type Schema, Validator } from "@cfworker/json-schema";
import contract from "./contract.json" with { type: "json" };
import { type Issue, issue } from "./problem.js";

/** The request bodies of the contract. */
export type BodyName = "TrainingRegistration" | "TrainingRight" | "TrainingRegistrationQuery" | "YearQuery";

const validators = new Map<BodyName, Validator>();

/** Holds a body to its schema. Interpreted, not compiled: `eval` does not exist under our policy. */
export function violations(name: BodyName, body: object): Issue[] {
  let validator = validators.get(name);
  if (!validator) {
    // Draft 4 is the one whose boolean `exclusiveMinimum` OpenAPI 3.0 shares. The copy is for the validator,
    // which writes into the schema it is given.
    const schema = { ...structuredClone(contract), $ref: `#/definitions/${name}` };
    validator = new Validator(schema as Schema, "4", false);
    validators.set(name, validator);
  }
  const found = validator.validate(body).errors.filter(({ keyword }) => !CARRIERS.has(keyword));
  return found.filter((one) => !isEcho(one, found)).map(toIssue);
}

/** Words that only say that something below them is wrong. */
const CARRIERS = new Set(["$ref", "properties", "items", "additionalProperties"]);

/** The validator also calls a member unknown when the member is known and something in it is wrong. */
function isEcho(unit: OutputUnit, found: readonly OutputUnit[]): boolean {
  const { keyword, instanceLocation: here } = unit;
  const isWithin = ({ keyword: word, instanceLocation: there }: OutputUnit) =>
    there.startsWith(`${here}/`) || (there === here && word !== "false");
  return keyword === "false" && found.some(isWithin);
}

function toIssue({ keyword, instanceLocation, error }: OutputUnit): Issue {
  const name = dotted(instanceLocation);
  switch (keyword) {
    case "false":
      return issue("unknownInput", name, "Unknown input", `Input ${name} is unknown`);
    case "required": {
      const member = /"(.+)"/.exec(error)?.[1] ?? "";
      return issue("schemaViolation", name === "" ? member : `${name}.${member}`, INVALID, "is required");
    }
    default:
      // The validator's own text can quote the value, which may be a person's number.
      return issue("schemaViolation", name, INVALID, `breaks ${keyword}`);
  }
}

const INVALID = "Input value is invalid with respect to the schema";

/** `#/training/period/endDate` as `training.period.endDate`. */
function dotted(pointer: string): string {
  return pointer.replace(/^#\/?/, "").replaceAll("/", ".").replaceAll("~1", "/").replaceAll("~0", "~");
}
