/** Checks of what a server remembers: each is told by several requests in a row, or at once. */
import type { ActiveCheck } from "./active.ts";

const CONDITIONAL = "RFC 9110, section 13.1";
const SAFE = "RFC 9110, section 9.2.1";
const IDEMPOTENT = "RFC 9110, section 9.2.2";

export const STATE_CHECKS = [
  {
    name: "created-is-there",
    side: "response",
    sentence: "What was created can be read by its id and is in its list.",
  },
  {
    name: "in-its-place",
    side: "response",
    sentence: "A thing is in the list of what it was created in, and in no other.",
  },
  { name: "created-once", side: "response", sentence: "Creating makes one thing, with an id that nothing else has." },
  {
    name: "location-resolves",
    side: "response",
    sentence: "Location leads to what was created.",
    standard: "RFC 9110, section 10.2.2",
  },
  { name: "read-back", side: "response", sentence: "What was created or changed is read back whole, as it was sent." },
  {
    name: "default-applied",
    side: "response",
    sentence: "What is not sent, also within an object, is what the contract says that it is by default.",
  },
  { name: "server-decides", side: "response", sentence: "A caller does not decide on what is the server's." },
  { name: "list-agrees", side: "response", sentence: "A list shows things as reading them one by one does." },
  { name: "kept", side: "response", sentence: "What was created stays until it is deleted." },
  { name: "updated-is-changed", side: "response", sentence: "What was changed is read back changed." },
  {
    name: "change-is-told",
    side: "response",
    sentence: "When a thing was changed last, and the version that it shows, move with each change.",
  },
  {
    name: "only-sent-changes",
    side: "response",
    sentence: "PATCH changes what was sent and nothing else.",
    standard: "RFC 5789, section 2",
  },
  {
    name: "json-patch",
    side: "response",
    sentence: "A JSON Patch is done in its order and as a whole, or not at all.",
    standard: "RFC 6902, section 5",
  },
  {
    name: "put-replaces",
    side: "response",
    sentence: "PUT leaves nothing of what it does not send.",
    standard: "RFC 9110, section 9.3.4",
  },
  {
    name: "put-creates",
    side: "response",
    sentence: "PUT that makes something says so by 201.",
    standard: "RFC 9110, section 9.3.4",
  },
  { name: "put-idempotent", side: "response", sentence: "The same PUT twice is as once.", standard: IDEMPOTENT },
  {
    name: "deleted-is-gone",
    side: "response",
    sentence: "What was deleted can neither be read nor listed nor changed.",
  },
  {
    name: "delete-idempotent",
    side: "response",
    sentence: "Deleting twice leaves things as deleting once does.",
    standard: IDEMPOTENT,
  },
  {
    name: "children-go",
    side: "response",
    sentence: "What is in a thing goes with it, and what the contract says that goes with it.",
  },
  { name: "others-stay", side: "response", sentence: "Deleting or changing one thing leaves the others as they are." },
  { name: "refused-leaves-nothing", side: "response", sentence: "A request that is refused changes nothing." },
  { name: "named-is-there", side: "response", sentence: "What a request names is there, where the contract says so." },
  {
    name: "conflict-refused",
    side: "response",
    sentence: "What the contract declares a 409 for in words, a state or a name that is taken, is refused.",
  },
  {
    name: "action-is-kept",
    side: "response",
    sentence: "What an action answers with is read back, and what it is told to bring about has come about.",
  },
  { name: "count-agrees", side: "response", sentence: "A number of things in a thing is how many there are." },
  {
    name: "idempotency-key",
    side: "response",
    sentence: "The same Idempotency-Key gives the same answer, and one thing.",
  },
  { name: "get-is-safe", side: "response", sentence: "Reading changes nothing.", standard: SAFE },
  {
    name: "head-equals-get",
    side: "response",
    sentence: "HEAD answers as GET does, without its body.",
    standard: "RFC 9110, section 9.3.2",
  },
  {
    name: "etag",
    side: "response",
    sentence: "An ETag changes when, and only when, what it stands for does.",
    standard: "RFC 9110, section 8.8.3",
  },
  {
    name: "conditional-read",
    side: "response",
    sentence: "What a caller has already is not sent again, and what it has not is.",
    standard: CONDITIONAL,
  },
  {
    name: "conditional-write",
    side: "response",
    sentence: "A change is made only to what If-Match names, and with `If-None-Match: *` to nothing that is there.",
    standard: CONDITIONAL,
  },
  {
    name: "limit-respected",
    side: "response",
    sentence: "A page has no more items than were asked for, and no fewer while there are more.",
  },
  { name: "pages-whole", side: "response", sentence: "Pages neither repeat nor miss an item." },
  {
    name: "links-lead",
    side: "response",
    sentence: "A link to the thing itself or to another page leads there.",
    standard: "RFC 8288, section 3.3",
  },
  { name: "page-echo", side: "response", sentence: "A list says truly which page it is." },
  { name: "total-agrees", side: "response", sentence: "The total is how many items there are." },
  { name: "past-the-end", side: "response", sentence: "Past its end, a list is empty." },
  { name: "filter-true", side: "response", sentence: "A filter lets only matching items through." },
  { name: "filter-whole", side: "response", sentence: "A filter lets all matching items through." },
  { name: "sort-order", side: "response", sentence: "A list is in the order that was asked for." },
  {
    name: "selected-is-shown",
    side: "response",
    sentence: "Of a thing is shown what was asked for: its properties, and what it names.",
  },
  {
    name: "isolation",
    side: "response",
    sentence: "What is one caller's, another can neither see nor list nor change nor delete.",
  },
  {
    name: "partial-content",
    side: "response",
    sentence: "A range brings that part and no other.",
    standard: "RFC 9110, section 14",
  },
  { name: "at-once", side: "response", sentence: "Requests at the same time do what they do one after the other." },
] as const satisfies readonly ActiveCheck[];
