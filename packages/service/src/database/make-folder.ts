/**
 * A program: makes the folder of an embedded database, whose path is its argument, and ends. Started by `embeddedFolder`,
 * without which it does not go on.
 */
import { PGlite } from "@electric-sql/pglite";

process.once("disconnect", () => process.exit(1));
const [, , folder] = process.argv;
const pglite = await PGlite.create(`${folder}`);
await pglite.close();
process.exit(0);
