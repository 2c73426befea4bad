import { expect, test } from "vitest";
import { lookupPublic, requireReceiver } from "./receiver.ts";

test.each([
  "https://studio.example/hooks/music",
  "HTTP://studio.example:8080/?a=b",
  "https://93.184.215.14/",
  "https://[2606:4700::6810:84e5]/",
])("%s may be called", (url) => {
  expect(requireReceiver(url, false)).toBeInstanceOf(URL);
});

const PRIVATE = [
  "http://localhost/",
  "http://api.localhost./",
  "http://127.0.0.1:3000/",
  "http://127.1/",
  "http://2130706433/",
  "http://0x7f.0.0.1/",
  "http://0.0.0.0/",
  "http://10.0.0.1/",
  "http://172.16.5.5/",
  "http://192.168.1.1/",
  "http://100.64.0.1/",
  "http://169.254.169.254/latest/meta-data/",
  "http://198.18.0.1/",
  "http://224.0.0.1/",
  "http://255.255.255.255/",
  "http://[::1]/",
  "http://[::]/",
  "http://[fe80::1]/",
  "http://[fd00::1]/",
  "http://[::ffff:127.0.0.1]/",
  "http://[::ffff:a00:1]/",
  "http://[64:ff9b::7f00:1]/",
  "http://[2002:7f00:1::]/",
];
test.each(PRIVATE)("%s is in a private network, and only called where that is allowed", (url) => {
  expect(() => requireReceiver(url, false)).toThrow("private network");
  expect(requireReceiver(url, true)).toBeInstanceOf(URL);
});

test.each([
  ["ftp://studio.example/", "no http or https URL"],
  ["file:///etc/passwd", "no http or https URL"],
  ["studio.example", "no http or https URL"],
  ["https://user:secret@studio.example/", "credentials"],
])("%s is never called: %s", (url, message) => {
  expect(() => requireReceiver(url, true)).toThrow(message);
});

test.each([true, false])(
  "a name that leads into a private network is not connected to (all addresses: %s)",
  async (all) => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    lookupPublic("localhost", { all }, (error) => resolve(error));
    expect(await promise).toMatchObject({ code: "RECEIVER_REFUSED" });
  },
);
