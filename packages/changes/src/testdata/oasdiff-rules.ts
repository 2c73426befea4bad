import type { Kind } from "../change.ts";

/**
 * The rules of oasdiff (https://github.com/oasdiff/oasdiff, `checker/rules.go` and `checker/bound_rules.go`), and what is told
 * here of the same change. Only its ids and levels are taken over; what is said of them is this project's own.
 *
 * One line for a family: `level id = code ! reason`. Braces are alternatives, in the id and in the code alike. Without `=`
 * the code is the id; `= -` says that nothing is told. A reason stands where the level is a milder one, or nothing is told.
 */
const FAMILIES = `
# Deprecation and stability
info {request,response}-property-{deprecated,deprecated-with-sunset,reactivated}
error {request,response}-property-deprecated-sunset-missing ! only where the contract names such days, and no value is refused
error {request,response}-property-{deprecated-sunset-invalid,sunset-date-too-small}
error {api,request-property,response-property}-stability-decreased
info {api,request-property,response-property}-stability-increased
info endpoint-{reactivated,deprecated,deprecated-with-sunset}
error api-deprecated-sunset-missing ! only where the contract names such days, and no call is refused
error {api-deprecated-sunset-parse,api-invalid-stability-level,api-sunset-date-too-small}
info request-parameter-{reactivated,deprecated}
error request-parameter-deprecated-sunset-missing ! only where the contract names such days, and no call is refused
error request-parameter-sunset-date-too-small
error sunset-deleted ! an operation without a last day stays for longer, if anything
error request-parameter-sunset-deleted ! a parameter without a last day stays for longer, if anything
error {api,request-parameter}-sunset-date-changed-too-small
info {api-version-not-bumped,api-version-decreased,api-major-version-not-bumped} = - ! the report's last line says what the next version has to be, and nextVersion says whether it is

# Operations
info endpoint-added
error api-path-removed-without-deprecation = api-removed-without-deprecation
info api-path-removed-with-deprecation = api-removed-with-deprecation
error api-path-sunset-parse
error api-path-removed-before-sunset = api-removed-before-sunset
error api-removed-{without-deprecation,before-sunset}
info api-removed-with-deprecation
info api-operation-id-{added,removed}
info api-tag-{added,removed}
info webhook-added
error webhook-removed
info api-schema-removed = - ! a component is told of where it is used

# Credentials
info api-security-component-{added,removed,type-changed}
info api-security-component-oauth-{url-changed,token-url-changed,scope-added,scope-removed,scope-changed}
error {api-security-removed,api-security-scope-added}
info {api-security-added,api-security-scope-removed}
error api-global-security-{removed,scope-added} = api-security-{removed,scope-added}
info api-global-security-{added,scope-removed} = api-security-{added,scope-removed}

# Parameters
error new-required-request-default-parameter-to-existing-path = new-required-request-parameter
info new-optional-request-default-parameter-to-existing-path = new-optional-request-parameter
error {new-required-request-parameter,new-request-path-parameter}
error new-required-request-header-property = new-required-request-parameter-property
info new-optional-request-parameter
error request-header-property-became-enum = request-parameter-property-became-enum
error request-header-property-became-required = request-parameter-property-became-required
warn request-parameter-removed
info request-parameter-removed-with-deprecation
error request-parameter-{sunset-parse,removed-before-sunset}
error request-parameter-became-required
info request-parameter-became-optional

# Bodies, answers and headers
error request-body-{added-required,removed,became-required,media-type-removed}
info request-body-{added-optional,became-optional,media-type-added}
error request-body-media-type-schema-added = request-body-type-specialized
info request-body-media-type-schema-removed = request-body-type-generalized
info response-body-media-type-schema-added = response-body-type-specialized
error response-body-media-type-schema-removed = response-body-type-generalized
error request-body-media-type-item-schema-added = - ! OpenAPI 3.2
info request-body-media-type-item-schema-removed = - ! OpenAPI 3.2
info response-body-media-type-item-schema-added = - ! OpenAPI 3.2
error response-body-media-type-item-schema-{removed,removed-untyped} = - ! OpenAPI 3.2
error response-media-type-{removed,name-generalized} = response-media-type-removed
info response-media-type-added
info response-media-type-name-{changed,specialized} = response-media-type-removed
error response-success-status-removed
info {response-success-status-added,response-non-success-status-removed,response-non-success-status-added}
error {response-header-became-optional,required-response-header-removed}
warn optional-response-header-removed
info response-header-added

# Properties
warn request-property-removed
error new-required-request-property
error new-required-request-property-with-default = new-required-request-property
info new-optional-request-property
error request-property-{became-required,became-required-with-default}
info request-property-became-optional
error {response-required-property-removed,response-property-became-optional}
info {response-required-property-added,response-optional-property-added,response-optional-property-removed,response-property-became-required}
info response-{optional,required}-write-only-property-{added,removed} = - ! what is only sent is no part of an answer
info response-write-only-property-{became-optional,became-required,enum-value-added} = - ! what is only sent is no part of an answer
info request-read-only-property-{enum-value-removed,max-decreased,exclusive-max-decreased,max-length-decreased,min-increased,exclusive-min-increased,max-items-decreased,max-properties-decreased} = - ! what only comes back is no part of a request
info {request,response}-{optional,required}-property-became-{read-only,not-read-only,write-only} = {request,response}-property-became-{read-only,not-read-only,write-only}
info request-{optional,required}-property-became-not-write-only = request-property-became-not-write-only
info response-optional-property-became-not-write-only = response-property-became-not-write-only
warn response-required-property-became-not-write-only = response-property-became-not-write-only

# Limits: keyword × place × what became of it
error request-{body,property,parameter}-{max,multiple-of,max-length,min-length,max-items,min-items,max-properties,min-properties,exclusive-min,exclusive-max,min}-set
info request-{body,property,parameter}-{max,multiple-of,max-length,min-length,max-items,min-items,max-properties,min-properties,exclusive-min,exclusive-max,min}-unset
info response-{body,property,header}-{max,multiple-of,max-length,min-length,max-items,min-items,max-properties,min-properties,exclusive-min,exclusive-max,min}-set
error response-{body,property,header}-{max,multiple-of,max-length,min-length,max-items,min-items,max-properties,min-properties,exclusive-min,exclusive-max,min}-unset
error request-{body,property,parameter}-{min-contains,max-contains}-set
info request-{body,property,parameter}-{min-contains,max-contains}-unset
info response-{body,property,header}-{min-contains,max-contains}-set
error response-{body,property,header}-{min-contains,max-contains}-unset
error request-{body,property,parameter}-{max,exclusive-max,max-length,max-items}-decreased
info request-{body,property,parameter}-{max,exclusive-max,max-length,max-items}-increased
error request-{body,property,parameter}-{min,exclusive-min,min-length,min-items}-increased
info request-{body,property,parameter}-{min,exclusive-min,min-length}-decreased
info request-parameter-min-items-decreased
error request-{body,property}-{max-properties,max-contains}-decreased
info request-{body,property}-{max-properties,max-contains}-increased
error request-{body,property}-{min-properties,min-contains}-increased
info request-{body,property}-min-contains-decreased
error response-{body,property}-{max,exclusive-max,max-length,max-items,max-properties,max-contains}-increased
error response-{body,property}-{min,exclusive-min,min-length,min-items,min-properties,min-contains}-decreased
info response-{body,property}-min-contains-increased
info response-{body,property}-max-contains-decreased
error request-{body,property}-unique-items-set
info request-{body,property}-unique-items-unset
error response-{body,property}-unique-items-unset
error request-{body,property}-multiple-of-changed
info request-{body,property}-multiple-of-generalized
error response-{body,property}-multiple-of-changed
info response-{body,property}-multiple-of-specialized
error request-{property,parameter}-pattern-added
info request-{property,parameter}-{pattern-removed,pattern-generalized}
warn request-{property,parameter}-pattern-changed
info response-property-pattern-added
warn response-property-pattern-changed
error response-property-pattern-removed

# Values
error request-{body,property,parameter}-became-enum
error request-{body,property,parameter,parameter-property}-enum-value-removed
info request-{property,parameter,parameter-property}-enum-value-added
info response-property-enum-value-removed
info response-mediatype-enum-value-removed = response-body-enum-value-removed
warn response-property-enum-value-added
error request-{body,property}-const-added = request-{body,property}-became-enum
info request-{body,property}-const-removed = request-{body,property}-enum-removed
error {request,response}-{body,property}-const-changed
info response-{body,property}-const-added = response-{body,property}-became-enum
error response-{body,property}-const-removed = response-{body,property}-enum-removed
info request-{body,property,parameter}-default-value-{added,removed,changed}
info response-{body,property}-default-value-{added,removed,changed}
error request-{property,parameter}-x-extensible-enum-value-removed ! nothing refuses a value of such a list

# Types
error request-{body,property,parameter}-became-not-nullable
error request-parameter-property-became-not-nullable
info request-{body,property,parameter,parameter-property}-became-nullable
error response-{body,property,header}-became-nullable
info response-{body,property,header}-became-not-nullable
error request-{body,property,parameter}-type-changed
warn request-parameter-property-type-changed
info request-{body,property,parameter,parameter-property}-type-generalized
error request-parameter-property-type-specialized
info request-{body,property}-type-compatible = request-{body,property}-type-generalized
error response-{body,property,header}-{type-changed,type-generalized}
info response-{body,property,header}-type-specialized
info response-{body,property,header}-type-compatible = response-{body,property,header}-type-specialized
info request-{body,property,parameter,parameter-property}-list-of-types-widened = request-{body,property,parameter,parameter-property}-type-generalized
error request-{body,property,parameter,parameter-property}-list-of-types-narrowed = request-{body,property,parameter,parameter-property}-type-specialized
error response-{body,property}-list-of-types-widened = response-{body,property}-type-generalized
info response-{body,property}-list-of-types-narrowed = response-{body,property}-type-specialized

# Structure
error request-{body,property}-all-of-added = request-property-became-required
info request-{body,property}-all-of-removed = request-property-became-optional
info response-{body,property}-all-of-added = response-property-became-required
error response-{body,property}-all-of-removed = response-property-became-optional
info {request,response}-{body,property}-{all-of-added-annotation-only,all-of-removed-annotation-only} = - ! nothing is told of what means the same
info request-{body,property}-{any-of-added,one-of-added}
error request-{body,property}-{any-of-removed,one-of-removed}
error response-{body,property}-{any-of-added,one-of-added}
info response-{body,property}-{any-of-removed,one-of-removed}
error request-body-wrapped-in-one-of = request-body-one-of-added ! what was taken is one of the forms still, as is decided by comparing them
error response-body-wrapped-in-one-of = response-body-one-of-added
info {request,response}-{body,property}-discriminator-{added,removed}
info {request,response}-{body,property}-discriminator-{property-name-changed,mapping-added,mapping-deleted,mapping-changed} = {request,response}-{body,property}-discriminator-changed
info request-{body,property}-prefix-items-added = request-property-type-specialized
error request-{body,property}-prefix-items-removed = request-property-type-generalized ! an item without a schema of its own may be anything
error response-{body,property}-prefix-items-added = response-property-type-specialized ! an item with a schema of its own may be less
info response-{body,property}-prefix-items-removed = response-property-type-generalized
error request-{body,property}-{if-added,contains-added,dependent-required-added,dependent-required-changed,dependent-schema-added,pattern-property-added,property-names-added,unevaluated-items-added}
info request-{body,property}-{if-removed,contains-removed,dependent-required-removed,dependent-schema-removed,pattern-property-removed,property-names-removed,unevaluated-items-removed}
info response-{body,property}-{if-added,contains-added,dependent-required-added,dependent-schema-added,pattern-property-added,property-names-added,unevaluated-items-added}
error response-{body,property}-{if-removed,contains-removed,dependent-required-removed,dependent-required-changed,dependent-schema-removed,pattern-property-removed,property-names-removed,unevaluated-items-removed}
error request-{body,property}-{then-added,else-added}
info request-{body,property}-{then-removed,else-removed}
info response-{body,property}-{then-added,else-added}
error response-{body,property}-{then-removed,else-removed}
error request-{body,property}-unevaluated-properties-added = request-{body,property}-closed
info request-{body,property}-unevaluated-properties-removed = request-{body,property}-opened
info response-{body,property}-unevaluated-properties-added = response-{body,property}-closed
error response-{body,property}-unevaluated-properties-removed = response-{body,property}-opened ! a caller reads the properties that it knows
error request-{body,property}-content-schema-added = request-property-type-specialized
info request-{body,property}-content-schema-removed = request-property-type-generalized
info response-{body,property}-content-schema-added = response-property-type-specialized
error response-{body,property}-content-schema-removed = response-property-type-generalized
error {request,response}-{body,property}-{content-media-type-changed,content-encoding-changed}
`;

export interface OasdiffRule {
  readonly id: string;
  readonly level: "error" | "warn" | "info";
  /** What is told here of the same change; absent where nothing is. */
  readonly code: string | undefined;
  /** Why nothing is told, or the level is a milder one. */
  readonly reason: string | undefined;
}

export const OASDIFF_RULES: readonly OasdiffRule[] = FAMILIES.split("\n").flatMap(readFamily);

function readFamily(line: string): OasdiffRule[] {
  const [, level, ids, codes = ids, reason] = /^(error|warn|info) (\S+)(?: = (\S+))?(?: ! (.+))?$/.exec(line) ?? [];
  if (level === undefined || ids === undefined || codes === undefined) return [];
  return alternativesOf(ids).map(({ text: id, choices }) => ({
    id,
    level: level as OasdiffRule["level"],
    code: codes === "-" ? undefined : chosen(codes, choices),
    reason,
  }));
}

interface Alternative {
  readonly text: string;
  /** Which alternative of which braces. */
  readonly choices: ReadonlyMap<string, string>;
}

function alternativesOf(text: string, choices: ReadonlyMap<string, string> = new Map()): Alternative[] {
  const [braces, inner] = /\{([^{}]*)\}/.exec(text) ?? [];
  if (braces === undefined || inner === undefined) return [{ text, choices }];
  return inner
    .split(",")
    .flatMap((each) => alternativesOf(text.replace(braces, each), new Map(choices).set(braces, each)));
}

function chosen(codes: string, choices: ReadonlyMap<string, string>): string {
  return codes.replaceAll(/\{[^{}]*\}/g, (braces) => choices.get(braces) ?? braces);
}

/** The kinds of its rules, by what their ids say: the first that fits. */
const KINDS: readonly (readonly [pattern: RegExp, kind: Kind])[] = [
  [/removed-(with|without|before)-|^new-|default-parameter/, "existence"],
  [/deprecated|reactivated|sunset|stability|version/, "lifecycle"],
  [/became-(required|optional|nullable|not-nullable)/, "requiredness"],
  [/became-(not-)?(read|write)-only/, "mutability"],
  [/enum|const-|default-value/, "values"],
  [/(max|min)(-length|-items|-properties|-contains)?-(set|unset|increased|decreased)$/, "constraints"],
  [/unique-items|multiple-of|-pattern-/, "constraints"],
  [/type-(changed|generalized|specialized)|(media-type|encoding|url|scope)-changed/, "type"],
  [/(all|any|one)-of|discriminator|contains|dependent|property-names|unevaluated|-(if|then|else)-/, "structure"],
  [/added|removed/, "existence"],
];

/** What oasdiff calls the kind of a rule. */
export function kindOf(id: string): Kind | undefined {
  return KINDS.find(([pattern]) => pattern.test(id))?.[1];
}

/** The areas of its rules, but for limits of parameters and headers that it generates, of which some are `schema` with it. */
const AREAS: readonly (readonly [pattern: RegExp, area: string])[] = [
  [/^new-.*(parameter|header)|^request-(parameter|header)/, "parameters"],
  [/response-header/, "headers"],
  [/^api-(global-)?security/, "security"],
  [/^api-tag/, "tags"],
  [/^(api|endpoint|sunset)-/, "paths"],
  [/^webhook-/, "components"],
  [/^request-body-(added|became-(required|optional)|media-type|content-(media-type|encoding))/, "request-body"],
  [/^response-(media-type|success|non-success|body-content-(media-type|encoding))/, "responses"],
];

/** What oasdiff calls the area of a rule. */
export function areaOf(id: string): string {
  return AREAS.find(([pattern]) => pattern.test(id))?.[1] ?? "schema";
}
