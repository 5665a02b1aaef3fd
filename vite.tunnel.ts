import type { Plugin, ServerOptions } from 'vite';

type Environment = Record<string, string | undefined>;

const DEFAULT_PORT = 3000;

/**
 * Where browsers reach the development server. `shopify app dev` gives its tunnel, or localhost, as HOST; it is another
 * one at each start, so that it goes before what SHOPIFY_APP_URL may still hold. A HOST without a scheme is the network
 * interface that production listens on.
 */
function appUrlOf({ HOST, SHOPIFY_APP_URL }: Environment): string | undefined {
  return HOST?.includes('://') === true ? HOST : SHOPIFY_APP_URL;
}

/** The port that the proxy of `shopify app dev` asks, the host that it lets through, and the way back for updates. */
export function serverBehindTunnel(environment: Environment): ServerOptions {
  const port = {
    port: Number(environment['PORT'] ?? DEFAULT_PORT),
    // On another port nothing would reach it.
    strictPort: environment['PORT'] !== undefined,
  };
  const appUrl = appUrlOf(environment);
  if (appUrl === undefined) return port;
  const { protocol, hostname, port: publicPort } = new URL(appUrl);
  const isSecure = protocol === 'https:';
  return {
    ...port,
    allowedHosts: [hostname],
    // Shopify's product page asks from another origin, which the app's routes answer for themselves.
    cors: { preflightContinue: true },
    hmr: {
      protocol: isSecure ? 'wss' : 'ws',
      host: hostname,
      clientPort: Number(publicPort) || (isSecure ? 443 : 80),
    },
    // Whoever knows the tunnel's address may ask: of this folder, no more than what the pages are made of.
    fs: { allow: ['app', 'node_modules', 'public'] },
  };
}

/** Has the development server stand behind the tunnel of `shopify app dev`, and the app know its address. */
export function behindTunnel(): Plugin {
  return {
    name: 'behind-tunnel',
    apply: 'serve',
    config() {
      const server = serverBehindTunnel(process.env);
      const appUrl = appUrlOf(process.env);
      if (appUrl !== undefined) {
        process.env['SHOPIFY_APP_URL'] = appUrl;
        if (process.env['HOST'] === appUrl) delete process.env['HOST'];
      }
      return { server };
    },
  };
}
