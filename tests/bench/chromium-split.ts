import init, { Session } from "#wasm";
import { MESSAGE } from "./contender.js";
import { importKey, RS256 } from "./contenders/webcrypto.js";
await init();
const A = { clientId: "self_service_chaman_bench_0123456789", role: "employer", environment: "demo", apiBase: "https://fla-demo.invalid/REST/bench/v1", sendScope: false } as const;
Object.assign(globalThis, { async measure(_: unknown, file: any) {
  let arrive = () => {}; let t0=0, t1=0, t2=0;
  const s = new Session(() => { arrive(); return new Promise(() => {}); });
  await s.openFile(file.pfx.slice(), new TextEncoder().encode(file.password));
  s.openKept(await s.keepKey(1));
  const key = await importKey(file.pkcs8);
  const real = crypto.subtle.sign.bind(crypto.subtle);
  const hook = async (...a: any[]) => { t1 = performance.now(); const r = await (real as any)(...a); t2 = performance.now(); return r; };
  const out: number[][] = [[],[],[],[],[]];
  for (let i=0;i<301;i++) {
    (crypto.subtle as any).sign = real;
    let b = performance.now(); await real(RS256, key, MESSAGE); out[3]!.push(performance.now()-b);
    (crypto.subtle as any).sign = hook;
    await new Promise<void>((r) => { arrive = r; t0 = performance.now(); void s.connect(A); });
    const t3 = performance.now();
    out[0]!.push(t1-t0); out[1]!.push(t2-t1); out[2]!.push(t3-t2); out[4]!.push(t3-t0);
  }
  return out.map((x,i) => ({ name: ["before","sign","after","bare","whole"][i], median: x.sort((a,b)=>a-b)[150], runs: 1 }));
}});
postMessage("ready");
