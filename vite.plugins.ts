import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { mergeConfig, type Plugin, type UserConfig } from 'vite';
import { z } from 'zod';
import type * as container from './app/container.server';
import type * as webhooks from './app/webhooks.server';

/** What plain Node starts: `build/server` gets a file of that name for each. */
const PROCESSES = {
  server: 'app/server.ts',
  worker: 'app/worker.ts',
  audit: 'app/cli/audit.ts',
  doctor: 'app/cli/doctor.ts',
  jobs: 'app/cli/jobs.ts',
  keys: 'app/cli/keys.ts',
  data: 'app/cli/data.ts',
  'database-process': 'app/db/embedded/database-process.ts',
  'reading-process': 'app/vision/reading-process.ts',
};

const rollupOptions = {
  input: PROCESSES,
  // Side by side, so that a file finds the process that it starts beside itself.
  output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
};

const fromRoot = (path: string) => resolve(import.meta.dirname, path);

const { dependencies } = z
  .object({ dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')));

/**
 * How a process is bundled. Packages that package.json names as `dependencies` stay outside, and production installs
 * them; all others are in the bundle.
 */
const bundling = {
  ssr: { noExternal: true, external: Object.keys(dependencies) },
  // What development alone needs, of React's for one, is left out.
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'node22',
    // `require` of a package that may be absent stays in its `try`, where it fails; Node's own never fail.
    commonjsOptions: { ignoreTryCatch: (id) => !isBuiltin(id) },
  },
} satisfies UserConfig;

/**
 * Has Remix's server build hold our processes, too: one module graph, in which routes and server share what a module
 * keeps.
 */
export function processes(): Plugin {
  return {
    name: 'processes',
    config: (_config, { isSsrBuild }) =>
      isSsrBuild === true ? mergeConfig(bundling, { build: { rollupOptions } }) : undefined,
    generateBundle() {
      if (this.environment.name === 'ssr') emitMigrations((file) => this.emitFile(file));
    },
  };
}

/** Tells builds apart whose listings or verdicts may differ: what the code of one read or judged, another does again. */
export function codeVersions(): Plugin {
  return {
    name: 'code-versions',
    apply: 'build',
    config: () => ({
      define: {
        RULES_VERSION: JSON.stringify(digestOf('app/core', 'app/services/audit')),
        READING_VERSION: JSON.stringify(
          digestOf('app/core', 'app/shopify', 'app/db/catalogue', 'app/db/stored-text.ts'),
        ),
      },
    }),
  };
}

function digestOf(...paths: string[]): string {
  const digest = createHash('sha256');
  for (const file of paths.flatMap(filesIn))
    digest.update(relative(fromRoot('.'), file)).update(readFileSync(file));
  return digest.digest('base64url');
}

/** In the same order everywhere. */
function filesIn(path: string): string[] {
  if (path.endsWith('.ts')) return [fromRoot(path)];
  return readdirSync(fromRoot(path), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .sort();
}

/** Migrations run at start, from SQL files as Prisma keeps them. */
function emitMigrations(emit: (file: { type: 'asset'; fileName: string; source: string }) => void) {
  const folder = 'prisma/migrations';
  const entries = readdirSync(fromRoot(folder), { withFileTypes: true });
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    const fileName = `${folder}/${name}/migration.sql`;
    emit({ type: 'asset', fileName, source: readFileSync(fromRoot(fileName), 'utf8') });
  }
}

type ContainerModule = Pick<typeof container, 'closeContainer'>;

/**
 * `vite dev` evaluates a module anew when it, or one that it imports, was changed; the new one opens a container of
 * its own. Only the dev server sees both: it closes the one before, with its connections and jobs.
 */
export function oneContainer(): Plugin {
  return {
    name: 'one-container',
    apply: 'serve',
    configureServer(server) {
      let latest: ContainerModule | undefined;
      const follow = async () => {
        const previous = latest;
        latest = (await server.ssrLoadModule('/app/container.server.ts')) as ContainerModule;
        if (previous === undefined || previous === latest) return;
        // Not awaited: the page need not wait until jobs have ended.
        previous.closeContainer().catch((error: unknown) => {
          server.config.logger.error(`The container before could not be closed: ${String(error)}`);
        });
      };
      // Runs after Vite has answered for its own files, and before Remix does for the app's.
      return () => {
        server.middlewares.use((_request, _response, next) => {
          follow().then(() => {
            next();
          }, next);
        });
      };
    },
  };
}

/** Has `vite dev` take webhooks as production does, in front of Remix. */
export function webhooksFirst(): Plugin {
  return {
    name: 'webhooks-first',
    apply: 'serve',
    configureServer: (server) => () => {
      server.middlewares.use((request, response, next) => {
        server
          .ssrLoadModule('/app/webhooks.server.ts')
          .then(async (loaded) => {
            const { isForWebhooks, takeWebhook } = loaded as typeof webhooks;
            if (isForWebhooks(request.url)) await takeWebhook(request, response);
            else next();
          })
          .catch(next);
      });
    },
  };
}
