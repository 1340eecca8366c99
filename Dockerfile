# The portal as an image: serves the API and the web on one port as an unprivileged user. PostgreSQL runs elsewhere
# (docker-compose.yml). Nothing is fetched when it runs.

FROM node:20-bookworm-slim AS build
WORKDIR /portal
# First what the installation depends on, so that a change of the sources does not install everything again.
COPY package.json package-lock.json .npmrc ./
COPY packages/shared/package.json packages/shared/
COPY apps/api/package.json apps/api/
COPY apps/web/package.json apps/web/
RUN npm ci --include=dev --loglevel=error
COPY . .
RUN node scripts/build.mjs
# What the API needs to run, and no more: no build tools, no embedded PostgreSQL.
RUN npm ci --omit=dev --workspace=@portal/api --include-workspace-root=false --loglevel=error

FROM node:20-bookworm-slim
ENV NODE_ENV=production \
    PORT=3000 \
    DATA_DIR=/var/lib/portal \
    STORAGE_DIR=/var/lib/portal/files \
    PORTAL_MASTER_KEY_FILE=/var/lib/portal-key/master.key
WORKDIR /portal
COPY --from=build /portal/package.json ./
COPY --from=build /portal/node_modules node_modules
COPY --from=build /portal/packages/shared/package.json packages/shared/
COPY --from=build /portal/packages/shared/dist packages/shared/dist
COPY --from=build /portal/apps/api/package.json apps/api/
COPY --from=build /portal/apps/api/dist apps/api/dist
COPY apps/api/demonstration apps/api/demonstration
COPY apps/api/evidence apps/api/evidence
COPY --from=build /portal/apps/web/dist apps/web/dist
COPY migrations migrations
COPY scripts/container.mjs scripts/
COPY scripts/steps scripts/steps
COPY THIRD-PARTY-NOTICES.md ./
# Two places that outlive the container: stored files, and apart from them the key that opens the seal keys.
RUN install -d -o node -g node -m 0700 /var/lib/portal /var/lib/portal-key
VOLUME ["/var/lib/portal", "/var/lib/portal-key"]
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/container.mjs"]
