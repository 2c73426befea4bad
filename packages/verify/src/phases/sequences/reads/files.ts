/** What is uploaded is what is downloaded, and what is said of it is true. */
import { createHash } from "node:crypto";
import { plainName } from "@cantus/contract/collections";
import { essence } from "@cantus/contract/media-type";
import type { Exchange } from "../../../exchange/exchange.ts";
import { isPending, isSuccess } from "../../../exchange/outcome.ts";
import type { Ask } from "../../../state/ask.ts";
import { type Content, contentsOf, fileIn, rawTypes } from "../../../state/content.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Place, Thing } from "../../../state/thing.ts";
import { type Upload, uploadOf, uploadTypes } from "../../../values/upload.ts";
import { PERSONAL } from "../callers/personal.ts";
import { shownAs } from "../told.ts";
import { partsAreTrue } from "./ranges.ts";

/** Something that was uploaded, and how its thing was made. */
interface Uploaded {
  readonly upload: Upload;
  readonly exchange: Exchange;
  readonly place: Place;
  /** `undefined` where there is only one. */
  readonly thing: Thing | undefined;
}

export async function filesAreKept(scene: Scene): Promise<void> {
  const { contract } = scene.run;
  const [content] = contentsOf(contract, scene.resource);
  if (!content) return;
  const made: Uploaded[] = [];
  for (const [turn, type] of typesOf(scene).entries()) {
    const uploaded = await create(scene, type, turn + 1);
    if (uploaded && (await isDownloaded(scene, content, uploaded))) made.push(uploaded);
  }
  namesDiffer(scene, made);
  const [first] = made;
  if (first && made.length > 1) await isDownloaded(scene, content, first);
  const place = first?.place ?? (scene.resource.isSingle ? scene.place : (await scene.create())?.place);
  if (!place) return;
  await replaced(scene, content, place, first?.thing);
  if (scene.resource.isSingle) await othersHaveTheirOwn(scene, content);
  await goesWithItsThing(scene, content);
}

/** Each type that a create takes; of one alone, two files. */
function typesOf({ run, resource }: Scene): string[] {
  const file = fileIn(run.contract, resource.create);
  const types = uploadTypes(file?.types ?? rawTypes(resource.create));
  return types.length === 1 ? [...types, ...types] : types;
}

async function create(scene: Scene, type: string, turn: number): Promise<Uploaded | undefined> {
  const upload = uploadOf(type, turn);
  const file = fileIn(scene.run.contract, scene.resource.create);
  if (!upload) return undefined;
  const ask: Ask = file ? { body: { ...scene.body(turn), [file.name]: upload } } : { onWire: asBody(upload) };
  const thing = await scene.create(ask);
  return thing && !isPending(thing.made) ? { upload, exchange: thing.made, place: thing.place, thing } : undefined;
}

function asBody({ bytes, mediaType }: Upload): Ask["onWire"] {
  return (request) => ({ ...request, headers: { ...request.headers, "content-type": mediaType }, body: bytes });
}

async function put(scene: Scene, { write }: Content, place: Place, type: string, turn: number, as?: Ask["as"]) {
  const upload = uploadOf(type, turn);
  const exchange = upload && (await scene.send(write, { place, onWire: asBody(upload), ...(as && { as }) }));
  return upload && exchange && isSuccess(exchange) && !isPending(exchange)
    ? { upload, exchange, place, thing: undefined }
    : undefined;
}

/** By the bytes of each type, one after the other. */
async function replaced(scene: Scene, content: Content, place: Place, thing: Thing | undefined): Promise<void> {
  let before: Exchange | undefined;
  for (const [index, type] of uploadTypes(rawTypes(content.write)).entries()) {
    const uploaded = await put(scene, content, place, type, 20 + index);
    const after = uploaded && (await isDownloaded(scene, content, { ...uploaded, thing }));
    if (!uploaded || !after) continue;
    const etag = after.response.headers.etag;
    if (before && etag !== undefined && !etag.startsWith("W/") && before.response.headers.etag === etag) {
      const message = `Other bytes were put, and the ETag is still ${etag}.`;
      scene.tell("etag", { message, exchange: after, before: [before, uploaded.exchange], pointer: "/ETag" });
    }
    before = after;
  }
}

/** @returns what was downloaded, where it is what was uploaded */
async function isDownloaded(scene: Scene, content: Content, uploaded: Uploaded): Promise<Exchange | undefined> {
  const { upload, exchange: sent, place, thing } = uploaded;
  const exchange = await scene.send(content.read, { place });
  if (!exchange) return undefined;
  const { status, headers, body } = exchange.response;
  if (status === 404 || status === 410) {
    const message = `${upload.bytes.length} bytes were uploaded (${sent.response.status}), and downloading them answers ${status}.`;
    scene.tell("read-back", { message, exchange, before: [sent] });
  }
  if (status !== 200) return undefined;
  const shownType = essence(headers["content-type"] ?? "");
  if (!upload.isIn(body)) {
    if (upload.isAnewIn(body) || (shownType !== upload.mediaType && /^(image|audio|video)\//.test(shownType)))
      return undefined;
    const message = `${upload.bytes.length} bytes of ${upload.mediaType} were uploaded, and ${body.length} others are downloaded.`;
    scene.tell("read-back", { message, exchange, before: [sent] });
    return undefined;
  }
  const isDeclared = content.read.response(200)?.content.some(({ type }) => essence(type) === upload.mediaType);
  if (isDeclared && shownType !== upload.mediaType) {
    const message = `It was uploaded as ${upload.mediaType}, and is downloaded as ${shownType || "nothing"}.`;
    scene.tell("read-back", { message, exchange, before: [sent], pointer: "/Content-Type" });
  }
  if (Buffer.compare(body, upload.bytes) === 0) await partsAreTrue(scene, content.read, place, body);
  await conditionIsKept(scene, content, place, exchange);
  const read = thing && (await scene.read(thing));
  if (read) isTrueOf(scene, upload.mediaType, read, exchange, sent);
  return exchange;
}

async function conditionIsKept(scene: Scene, { read }: Content, place: Place, known: Exchange): Promise<void> {
  if (known.response.headers.etag === undefined || read.response(304)?.status !== "304") return;
  const other = await scene.send(read, { place, headers: { "if-none-match": '"cantus-another"' } });
  if (other?.response.status !== 304) return;
  const message = "If-None-Match names another ETag, and the answer is 304 all the same.";
  scene.tell("conditional-read", { message, exchange: other, before: [known] });
}

const SIZE = /^(file|content|byte)?size(in)?(bytes)?$|^(bytes|bytecount|bytelength|contentlength|numberofbytes)$/;
const TYPE = /^(media|mime|content|file)type$|^mime$/;
const HASHES = ["md5", "sha1", "sha256", "sha384", "sha512"];

/** What is known of the bytes is shown of them: how many they are, of which type, and their digest. */
function isTrueOf(
  scene: Scene,
  mediaType: string,
  { item, exchange }: NonNullable<Awaited<ReturnType<Scene["read"]>>>,
  downloaded: Exchange,
  sent: Exchange,
): void {
  const { body: bytes } = downloaded.response;
  if (!item) return;
  const tell = (name: string, shown: unknown, truth: string) => {
    const message = `/${name} is ${shownAs(shown)}; what was uploaded and is downloaded has ${truth}.`;
    const clause = scene.clauseOf(exchange, item, `/${name}`);
    scene.tell("read-back", { message, exchange, before: [sent, downloaded], pointer: `/${name}`, clause });
  };
  for (const [name, shown] of Object.entries(item)) {
    const plain = plainName(name);
    if (SIZE.test(plain) && typeof shown === "number" && shown !== bytes.length) tell(name, shown, `${bytes.length}`);
    if (TYPE.test(plain) && typeof shown === "string" && shown.includes("/") && essence(shown) !== mediaType) {
      tell(name, shown, mediaType);
    }
    const algorithm = HASHES.find((each) => plain === each || plain === `${each}sum` || plain === `${each}hash`);
    if (algorithm === undefined || typeof shown !== "string") continue;
    const digest = createHash(algorithm).update(bytes).digest();
    if (
      /^[0-9a-f]+$/i.test(shown) &&
      shown.length === digest.length * 2 &&
      shown.toLowerCase() !== digest.toString("hex")
    ) {
      tell(name, shown, digest.toString("hex"));
    }
  }
}

/** Files of other names are not all called alike. */
function namesDiffer(scene: Scene, made: readonly Uploaded[]): void {
  const [one, other] = made;
  if (!one?.thing?.shown || !other?.thing?.shown || one.upload.fileName === other.upload.fileName) return;
  const own = scene.ownProperties();
  for (const [name, shown] of Object.entries(other.thing.shown)) {
    if (own.has(name) || !/^(original)?(file)?name$/.test(plainName(name)) || typeof shown !== "string") continue;
    if (shown === "" || shown !== one.thing.shown[name]) continue;
    const message = `${one.upload.fileName} and ${other.upload.fileName} were uploaded, and /${name} of both is ${shownAs(shown)}.`;
    scene.tell("read-back", { message, exchange: other.exchange, before: [one.exchange], pointer: `/${name}` });
  }
}

/** Nobody else has put what a caller reads as their own. */
async function othersHaveTheirOwn(scene: Scene, content: Content): Promise<void> {
  const [owner, ...others] = scene.run.identities;
  const [type] = uploadTypes(rawTypes(content.write));
  if (type === undefined || !PERSONAL.test(scene.resource.collection)) return;
  for (const other of others) {
    const own = await put(scene, content, scene.place, type, 31);
    const theirs = own && (await put(scene, content, scene.place, type, 32, other));
    const read = theirs && (await scene.send(content.read, { place: scene.place }));
    if (!theirs || !read || Buffer.compare(read.response.body, theirs.upload.bytes) !== 0) continue;
    const message = `${other.name} has put ${scene.resource.name}, and ${owner.name}, who had another, reads it.`;
    scene.tell("isolation", { message, exchange: read, before: [own.exchange, theirs.exchange] });
  }
}

/** What is deleted takes its bytes with it. */
async function goesWithItsThing(scene: Scene, content: Content): Promise<void> {
  const { remove, isSingle } = scene.resource;
  const thing = remove && !isSingle ? await scene.create() : undefined;
  const place = thing?.place ?? scene.place;
  if (!remove || (!thing && !isSingle)) return;
  const before = await scene.send(content.read, { place });
  const deleted = before && isSuccess(before) ? await scene.send(remove, { place }) : undefined;
  if (!before || !deleted || !isSuccess(deleted) || isPending(deleted)) return;
  if (thing) scene.forget(thing);
  const after = await scene.send(content.read, { place });
  if (!after || !isSuccess(after) || Buffer.compare(after.response.body, before.response.body) !== 0) return;
  if (thing && (await scene.read(thing))?.item) return;
  const message = `${scene.resource.name} was deleted, and its content can still be downloaded.`;
  scene.tell("deleted-is-gone", { message, exchange: after, before: [before, deleted] });
}
