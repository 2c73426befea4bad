/** What a case is about, once it is proven on the wire. */
import type { Contract, Schema, Violation } from "@cantus/contract";
import { violationSentence } from "../checks/check.ts";
import { escapeToken, schemaClause } from "../checks/clause.ts";
import type { Aim, Case } from "./case.ts";
import { isOfOpenForm } from "./open-form.ts";
import type { Proof } from "./proof.ts";

/** An aim as it was meant, and what it is about in the contract. */
export interface MeantAim {
  readonly aim: Omit<Aim, "isValid" | "isOpen" | "clause" | "why">;
  readonly schema: Schema;
  /** Where the schema stands. */
  readonly schemaPointer: string;
}

/** Why, and by which clause, is looked up when it is told of: of thousands of cases, few are. */
export class ProvenAim implements Aim {
  readonly expect: Aim["expect"];
  readonly isValid: boolean;
  readonly isOpen: boolean;
  readonly format: string | undefined;
  readonly in: Aim["in"];
  readonly pointer: string;
  readonly keyword: string;
  readonly #contract: Contract;
  readonly #meant: MeantAim;
  readonly #case: Case;
  readonly #violation: Violation | undefined;

  constructor(contract: Contract, meant: MeantAim, one: Case, { verdict, violations }: Proof) {
    const { aim } = meant;
    const [violation] = violations;
    const isOfOpen = isOfOpenForm(one, aim);
    const isTolerated = isEmptyParameter(one, aim) || aim.keyword === "__proto__" || isOfOpen;
    this.#contract = contract;
    this.#meant = meant;
    this.#case = one;
    this.#violation = violation;
    this.isValid = verdict === "valid";
    this.isOpen = verdict === "open" || (isOfOpen && !this.isValid);
    // What is certainly wrong has to be refused, however it was meant.
    this.expect = verdict === "open" || isTolerated ? "answered" : verdict === "invalid" ? "refused" : aim.expect;
    this.format = aim.format;
    this.in = aim.in;
    ({ pointer: this.pointer, keyword: this.keyword } = violation ?? aim);
  }

  get why(): string | undefined {
    return this.#violation && sentenceOf(this.#violation);
  }

  get clause(): string {
    const { schema, schemaPointer } = this.#meant;
    const violation = this.#violation;
    const { in: place, pointer, keyword } = violation ?? this;
    if (violation && place !== "body" && keyword === "required") {
      const { parameters } = this.#case.operation;
      const missing = parameters.find((each) => pointer === `/${escapeToken(each.name)}`);
      return `${missing?.pointer ?? schemaPointer}/required`;
    }
    // The pointer of a parameter begins with its name.
    const below = place === "body" ? pointer : pointer.replace(/^\/[^/]*/, "");
    return schemaClause(this.#contract, schemaPointer, schema, { pointer: below, keyword }).clause;
  }
}

/** `limit=` says nothing, and many take it for nothing said; OpenAPI's word on it, `allowEmptyValue`, is deprecated. */
function isEmptyParameter(one: Case, aim: Pick<Aim, "in" | "pointer">): boolean {
  if (aim.in === "body") return false;
  return [...one.parameters].some(([{ name }, value]) => value === "" && aim.pointer === `/${escapeToken(name)}`);
}

/** `The query parameter limit must be <= 100.` */
function sentenceOf(violation: Violation): string {
  if (violation.in === "body") return violationSentence("The body", violation, violation.pointer);
  const [, name = "", ...below] = violation.pointer.split("/");
  const rest = below.length > 0 ? `/${below.join("/")}` : "";
  return violationSentence(`The ${violation.in} parameter ${name}`, violation, rest);
}
