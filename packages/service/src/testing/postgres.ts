import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import pg from "pg";

/** Where Debian keeps the programs of each version; elsewhere they are on the path. */
const DEBIAN = "/usr/lib/postgresql";

export interface Postgres {
  /** `postgres://postgres@127.0.0.1:40123` */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL server of our own on a free port, with its data below `folder`.
 * @param more settings, by PostgreSQL's own names
 * @throws when PostgreSQL is not installed: the error says how to install it.
 */
export async function startPostgres(
  folder: string,
  more: Readonly<Record<string, string | number>> = {},
): Promise<Postgres> {
  const programs = findPrograms();
  const data = join(folder, "postgres");
  mkdirSync(data, { mode: 0o700 });
  const user = userFor(folder, data);
  run(
    join(programs, "initdb"),
    ["-D", data, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"],
    user,
  );

  const port = await freePort();
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 400,
    // The machine does not fail during a test, and a process that is killed is not the server.
    fsync: "off",
    full_page_writes: "off",
    ...more,
  };
  const server = spawn(
    join(programs, "postgres"),
    ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    { ...user, stdio: ["ignore", "ignore", "ignore"] },
  );
  const url = `postgres://postgres@127.0.0.1:${port}`;
  await untilReady(`${url}/postgres`);
  return {
    url,
    async stop() {
      const ended = once(server, "exit");
      // Immediate: nobody needs its data any more.
      server.kill("SIGQUIT");
      await ended;
    },
  };
}

function findPrograms(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [
    ...versions.map((version) => join(DEBIAN, version, "bin")),
    ...(process.env.PATH ?? "").split(":").filter(Boolean),
  ];
  const found = places.find((place) => existsSync(join(place, "initdb")));
  if (found === undefined) throw new Error("These tests need PostgreSQL. Install it with: apt-get install postgresql");
  return found;
}

/** PostgreSQL refuses to run as root: then as the user that its package has made. */
function userFor(...folders: string[]): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ["-u", "-g"].map((option) => Number(run("id", [option, "postgres"]))) as [number, number];
  for (const folder of folders) chownSync(folder, uid, gid);
  return { uid, gid };
}

function run(program: string, args: readonly string[], user: { uid?: number; gid?: number } = {}): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { ...user, encoding: "utf8" });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  return stdout.trim();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No port");
  return address.port;
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
