// Whether the process of this container can do its work: asks /readyz where the process tells its figures, which a worker
// does too, else the web process' /healthz. Ends with status 1 where the answer is not 200.
const { METRICS_PORT, METRICS_HOST, PORT, HOST } = process.env;
const address = METRICS_PORT
  ? `${hostOf(METRICS_HOST || '127.0.0.1')}:${METRICS_PORT}/readyz`
  : `${hostOf(HOST || '127.0.0.1')}:${PORT || 3000}/healthz`;
const ANSWER_WITHIN_MS = 4_000;

try {
  const response = await fetch(`http://${address}`, {
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  if (response.status !== 200) {
    process.stderr.write(`${address}: ${response.status} ${await response.text()}\n`);
    process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(`${address}: ${error.cause?.message ?? error.message}\n`);
  process.exitCode = 1;
}

/** Where something listens at all addresses, it does at this one. */
function hostOf(address) {
  if (address === '0.0.0.0' || address === '::') return '127.0.0.1';
  return address.includes(':') ? `[${address}]` : address;
}
