/**
 * Checks of a phase's own: they know what was meant by a request, or look at more than one exchange. The phase finds the
 * fault and tells it by the name of the check.
 */

export interface ActiveCheck<Name extends string = string> {
  readonly name: Name;
  /** What holds of a voice that passes. */
  readonly sentence: string;
  readonly side: "response";
  /** Where HTTP asks for it and not the contract. */
  readonly standard?: string;
}

/** About single requests that were made to be right, or to be wrong in one way. */
export const REQUEST_CHECKS = [
  {
    name: "valid-accepted",
    sentence: "A request that the contract allows is not refused for how it is made.",
    side: "response",
  },
  {
    name: "invalid-refused",
    sentence: "A request that breaks the contract is refused with a 4xx.",
    side: "response",
  },
  {
    name: "accept-honoured",
    sentence: "Where an operation declares several media types, or a 406, Accept decides which of them comes.",
    side: "response",
    standard: "RFC 9110, section 12.5.1",
  },
  {
    name: "security-enforced",
    sentence: "An operation that asks for credentials does nothing without the right ones.",
    side: "response",
    standard: "RFC 9110, section 15.5.2",
  },
  {
    name: "undeclared-method-refused",
    sentence: "A method that a path does not have is refused: with 405, or with 404.",
    side: "response",
    standard: "RFC 9110, section 15.5.6",
  },
  {
    name: "allow-names-methods",
    sentence: "The Allow of a 405 names the methods that the contract has, and not the one that was refused.",
    side: "response",
    standard: "RFC 9110, section 10.2.1",
  },
] as const satisfies readonly ActiveCheck[];
