import { serveMock } from "@cantus/mock";

const { port } = await serveMock([process.argv[2] as string], { port: 0, memory: false, watch: false });
console.log(port);
