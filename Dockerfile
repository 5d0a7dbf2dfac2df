# Undercurrent in a container: built in one stage, run in another without compilers, sources or development packages.
#
# The tag is exact. To pin the very bytes, put the digest behind it (FROM node:20.20.2-bookworm-slim@sha256:...), as
#   docker buildx imagetools inspect node:20.20.2-bookworm-slim
# prints it, and renew it with the tag.

FROM node:20.20.2-bookworm-slim AS build
WORKDIR /app
# Packages change more rarely than code: their layer is used again. "prepare" would build before the code is there.
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY deploy/tsconfig.json deploy/
COPY src/ src/
COPY adapters/ adapters/
RUN npx tsc -p deploy/tsconfig.json \
  && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:20.20.2-bookworm-slim
ENV NODE_ENV=production \
    UNDERCURRENT_STATE=/data \
    HTTP_HOST=0.0.0.0 \
    HTTP_PORT=9464
WORKDIR /app
# Everything below belongs to root and is read by the user that runs it: nothing of the program can be changed.
COPY --from=build /app/node_modules/ node_modules/
COPY --from=build /app/dist/ dist/
COPY package.json LICENSE NOTICE ./
COPY bin/ bin/
COPY data/ data/
COPY prompts/ prompts/
COPY assets/ assets/
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 9464
# No shell and no curl are needed for it. Alive, not ready: a container is not to be restarted because a source is away.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.HTTP_PORT || 9464) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node is the first process and takes SIGTERM itself; "docker stop" waits ten seconds, as STOP_SECONDS does.
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "bin/undercurrent.mjs"]
