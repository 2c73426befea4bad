/** The tables of docs/requests.md, in order. */
import type { Subject } from "./row.ts";
import { BODY } from "./subjects/body.ts";
import { CHOICES } from "./subjects/choices.ts";
import { CONNECTION } from "./subjects/connection.ts";
import { DIRECTION } from "./subjects/direction.ts";
import { HEADERS } from "./subjects/headers.ts";
import { ACCEPT, METHODS } from "./subjects/http.ts";
import { JSON_BODIES } from "./subjects/json.ts";
import { PATH } from "./subjects/path.ts";
import { QUERY } from "./subjects/query.ts";
import { SCALARS } from "./subjects/scalars.ts";
import { SCHEMAS } from "./subjects/schemas.ts";
import { STYLES } from "./subjects/styles.ts";

export const SUBJECTS: readonly Subject[] = [
  QUERY,
  STYLES,
  PATH,
  SCALARS,
  HEADERS,
  BODY,
  JSON_BODIES,
  SCHEMAS,
  CHOICES,
  DIRECTION,
  METHODS,
  ACCEPT,
  CONNECTION,
];
