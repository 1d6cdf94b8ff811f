# Every target sets up what it needs by itself; the tools are kept outside the tree.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test test-all build package dev bench conformance screenshots fmt advisories clean

PORT ?= 8080

help: ## Say what there is
	@awk -F': ## ' '/^[a-z]+: ## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Build the page, serve it with the stand-in API (PORT=8080)
	@tests/setup/install.sh page stand-in
	@tests/run.sh $(PORT)

test: ## Run every check and test (STAGES="lint browser" for some of them)
	@tests/run-stages.sh $(STAGES)

test-all: ## Run every test with its full products, at other hours and days too
	@ALL=1 tests/run-stages.sh
	@tests/setup/install.sh clocks
	@tests/other-days.sh

build: ## Build the page as it would be deployed, into dist/ (UNDER=/tools API=/tools/api/settings: for below a path)
	@tests/setup/install.sh page
	@. tests/setup/env.sh && trunk build --release
	@[ -z "$(UNDER)" ] || node src/release/place.mjs dist "dist-placed$(UNDER)" "$(UNDER)" "$(or $(API),$(UNDER)/api/settings)"

package: ## Build the npm package for a dashboard, into dist-package/
	@tests/setup/install.sh package
	@. tests/setup/env.sh && node src/release/package.mjs

dev: ## Rebuild the page at each change, with the stand-in behind it (PORT=8080)
	@tests/setup/install.sh page stand-in
	@tests/dev.sh $(PORT)

bench: ## Measure bytes, times and memory in Chromium
	@tests/setup/install.sh page package stand-in browser
	@tests/bench.sh

conformance: ## Hold a backend against the contract (API=https://…/api/settings; see tests/contract/README.md)
	@API="$${API:-}" tests/contract/conformance/run.sh

screenshots: ## Take the pictures of the README and of the help anew
	@tests/setup/install.sh page stand-in browser
	@. tests/setup/env.sh && trunk build --release && cargo build --profile stand-in -p stand-in-api
	@. tests/setup/env.sh && . tests/setup/browser-paths.sh && STAND_IN=$$TARGET/stand-in/stand-in-api npm --prefix tests/e2e run --silent screenshots

fmt: ## Format everything
	@tests/setup/install.sh lint
	@cargo fmt --all
	@cd tests/e2e && npm run --silent format

advisories: ## Ask the RustSec database about the dependencies (needs the internet)
	@tests/setup/install.sh lint
	@. tests/setup/env.sh && cargo deny --workspace check advisories || { echo "Either an advisory stands above, or its database could not be fetched." >&2; exit 1; }

clean: ## Remove what was built here; the tools stay
	@rm -rf dist dist-placed dist-package target tests/e2e/node_modules tests/e2e/apps/build tests/e2e/apps/*/node_modules
