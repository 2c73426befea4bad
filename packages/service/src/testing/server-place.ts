import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, ListObjectsCommand, S3Client } from "@aws-sdk/client-s3";
import pg from "pg";
import type { Place } from "./place.ts";
import type { Servers } from "./servers.ts";

/** The S3 server knows one account. */
const ACCOUNT = { AWS_ACCESS_KEY_ID: "S3RVER", AWS_SECRET_ACCESS_KEY: "S3RVER" };

/** A database of its own on the server, and a bucket of its own. */
export async function newServerPlace(servers: Servers): Promise<Place> {
  Object.assign(process.env, ACCOUNT);
  const name = `cantus_${randomBytes(6).toString("hex")}`;
  await administrate(servers, `create database ${name} template ${servers.template}`);
  const bucket = name.replaceAll("_", "-");
  const s3 = { bucket, region: "us-east-1", endpoint: servers.s3 };
  const client = new S3Client({ region: s3.region, endpoint: s3.endpoint, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  const dataFolder = await mkdtemp(join(tmpdir(), "cantus-service-"));
  const databaseUrl = `${servers.postgres}/${name}`;
  return {
    options: { dataFolder, databaseUrl, databaseConnections: 5, s3 },
    environment: {
      ...ACCOUNT,
      CANTUS_DATA: dataFolder,
      DATABASE_URL: databaseUrl,
      CANTUS_DATABASE_CONNECTIONS: "5",
      CANTUS_S3_BUCKET: bucket,
      CANTUS_S3_ENDPOINT: servers.s3,
    },
    async objectKeys() {
      const keys: string[] = [];
      // By markers: for the tokens of the second version the server needs a cipher that OpenSSL no longer has.
      for (let more = true; more; ) {
        const { Contents = [], IsTruncated } = await client.send(
          new ListObjectsCommand({ Bucket: bucket, Marker: keys.at(-1) }),
        );
        keys.push(...Contents.map(({ Key = "" }) => Key));
        more = IsTruncated === true;
      }
      return keys;
    },
    async remove() {
      client.destroy();
      await administrate(servers, `drop database ${name} with (force)`);
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

async function administrate({ postgres }: Servers, statement: string): Promise<void> {
  const client = new pg.Client(`${postgres}/postgres`);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
