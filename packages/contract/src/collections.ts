/**
 * The collections of a contract: which of its paths are collections and items, which operation creates, reads, lists,
 * changes and deletes, which property is the id, and how lists page, filter and sort. Nothing says so in OpenAPI; it is
 * inferred from paths, schemas and names, and `x-mock` and `x-cantus-pagination` correct it.
 */
export type { Address, ItemKey } from "./collections/address.ts";
export { addressOf, itemKeys } from "./collections/addresses.ts";
export { itemIn, successes } from "./collections/body.ts";
export { inferCollections } from "./collections/collections.ts";
export { itemExtension, type OperationExtension, readExtension } from "./collections/extension.ts";
export type { Filter } from "./collections/filter.ts";
export { idNames } from "./collections/item-key.ts";
export { namesLanguage } from "./collections/language.ts";
export { listAt, listOf, memberAt } from "./collections/list-place.ts";
export { type ListStyle, listStyle } from "./collections/list-style.ts";
export type { Collection, Inferred, ItemPlace, List, Role, RoleKind } from "./collections/model.ts";
export { plainName, singularOf } from "./collections/names.ts";
export { isDecimal, type Range } from "./collections/range.ts";
export { hasType, isSameKind, type Properties, parts, propertiesOf, says, shapeOf } from "./collections/shape.ts";
export { beginsWith, nameless, parameterOf, parametersOf, segmentsOf } from "./collections/template.ts";
export { isTime, isTimeProperty } from "./collections/time.ts";
