import { assign } from "pairwright/assignment";
import { quotas } from "./instances/quotas.ts";
const [n, m] = (process.argv[2] ?? "100x30").split("x").map(Number);
const { instance } = quotas(n, m);
for (let k = 0; k < Number(process.argv[3] ?? 1); k++) {
  const t = performance.now();
  const a: any = assign(instance as any);
  console.log(a.status, a.total, (performance.now() - t).toFixed(0), "ms cases", a.searches?.map((s: any) => s.cases.length).join(","), "gap", a.gap, "steps", (globalThis as any).STEPS);
}
