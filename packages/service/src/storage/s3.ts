import { readFile, unlink } from "node:fs/promises";
import { Readable } from "node:stream";
import { GetObjectCommand, HeadBucketCommand, S3Client } from "@aws-sdk/client-s3";
import type { ByteRange } from "@cantus/contract/request";
import { Disk } from "flydrive";
import { S3Driver } from "flydrive/drivers/s3";
import type { Objects } from "./objects.ts";

export interface S3Options {
  readonly bucket: string;
  readonly region: string;
  /** Of a server that is not AWS: `http://127.0.0.1:9000`. */
  readonly endpoint: string | undefined;
}

/** Objects in a bucket. Credentials are found where AWS's own tools find them: `AWS_ACCESS_KEY_ID` and so on. */
export class S3Objects implements Objects {
  readonly #bucket: string;
  readonly #client: S3Client;
  readonly #disk: Disk;

  constructor({ bucket, region, endpoint }: S3Options) {
    this.#bucket = bucket;
    this.#client = new S3Client({
      region,
      ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
      // Servers that are not AWS do not know the checksums that the client would add by itself.
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
    });
    this.#disk = new Disk(new S3Driver({ client: this.#client, bucket, visibility: "private", supportsACL: false }));
  }

  async add(file: string, key: string): Promise<void> {
    // Not as a stream: the client sends what fails again, and of a stream it has nothing left to send.
    await this.#disk.put(key, await readFile(file));
    await unlink(file);
  }

  async size(key: string): Promise<number> {
    return (await this.#disk.getMetaData(key)).contentLength;
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    // flydrive reads whole objects only.
    const { Body } = await this.#client.send(
      new GetObjectCommand({
        Bucket: this.#bucket,
        Key: key,
        ...(range && { Range: `bytes=${range.first}-${range.last}` }),
      }),
    );
    if (!(Body instanceof Readable)) throw new Error(`S3 answered no content for ${key}`);
    return Body;
  }

  async removeAll(prefix: string): Promise<void> {
    // With the slash, which the disk would take away: S3 knows prefixes of text only.
    await this.#disk.driver.deleteAll(`${prefix}/`);
  }

  async check(): Promise<void> {
    await this.#client.send(new HeadBucketCommand({ Bucket: this.#bucket }));
  }

  close(): void {
    this.#client.destroy();
  }
}
