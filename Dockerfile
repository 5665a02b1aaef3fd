# The app, and its worker, on plain Node with production's packages alone. `npm run image` runs these steps one by one
# in a folder of its own; where that was done there was no container engine, so that the image itself was never built.
# shopify.app.toml, with your client id and addresses, is bundled: build one image for each app of yours.
FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV PRISMA_SKIP_POSTINSTALL_GENERATE=1 PRISMA_ENGINES_CHECKSUM_IGNORE_MISSING=1
COPY package.json package-lock.json .npmrc ./
COPY scripts ./scripts
RUN node -e "import('./scripts/prepare.mjs').then((prepare) => prepare.installPackages())"
COPY . ./
RUN node scripts/run.mjs build-if-due
RUN mkdir data

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production DATA_DIR=/data PORT=3000
COPY package.json package-lock.json ./
COPY scripts ./scripts
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/build ./build
# Of the embedded database, where DATABASE_URL names no server. /tmp is the other folder that is written to.
COPY --from=build --chown=node:node /app/data /data
USER node
VOLUME ["/data", "/tmp"]
EXPOSE 3000
# Migrations run before it listens; the first start of the embedded database takes seconds.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["node", "scripts/health.mjs"]
# A worker: `node --max-semi-space-size=32 scripts/start.mjs worker`.
CMD ["node", "--max-semi-space-size=32", "scripts/start.mjs", "server"]
