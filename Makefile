# Two commands do everything: `make run` and `make test`. `make help` lists the others.
SHELL := /bin/bash
BIN := .build/release

.PHONY: help run test torture build evaluate bench train deb test-deb setup setup-test lint format clean

help: ## List the commands.
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: build ## Start the daemon in ./var, drop the sample articles, show what a subscriber gets.
	@bash .ci/demo

test: setup-test ## Build and run all tests.
	@echo "Building in release: the first time takes some minutes."
	swift build -c release --build-tests
	@.ci/test --skip SystemTests
	@.ci/test --filter SystemTests
	$(BIN)/dateline-lab fuzz --seconds 60 seeds/articles/*.txt

torture: build ## Kills, power cuts, failing disks: for hours. KILLS=1000 CUTS=200 are the defaults.
	python3 Tests/Torture/torture.py all --kills $(or $(KILLS),1000) --cuts $(or $(CUTS),200) \
	  --table Tests/Torture/results.md

build: setup ## Build the programs in release.
	@echo "Building in release: the first time takes some minutes."
	swift build -c release --product datelined
	swift build -c release --product dateline

evaluate: setup ## Measure the quality figures on dev data ($$DATELINE_DATA, default ../shared/data).
	swift build -c release --product dateline-lab
	$(BIN)/dateline-lab evaluate

bench: setup ## Time the language engine and the whole pipeline; see Benchmarks/ for comparisons.
	swift build -c release --product dateline-lab
	$(BIN)/dateline-lab bench seeds/articles/*.txt

train: ## Train the model files anew from $$DATELINE_DATA (hours; resumes; needs seeds/models/train/requirements.txt).
	seeds/models/train/make.sh $${DATELINE_DATA:-../shared/data} $${PYTHON:-python3}

setup: ## Install the Debian packages that the build needs.
	@bash .ci/setup libsystemd-dev libinotifytools0-dev

setup-test: ## … and those that the tests need.
	@bash .ci/setup libsystemd-dev libinotifytools0-dev python3 socat netcat-openbsd \
	  systemd systemd-container dbus util-linux strace e2fsprogs

deb: setup ## Build the Debian package, with programs that need no Swift toolchain.
	@echo "Building in .build-deb: the first time takes some minutes."
	package/build .

test-deb: setup-test deb ## … and install, run, upgrade and purge it under a real systemd (root).
	@bash .ci/setup lintian
	lintian --fail-on error dateline_*.deb
	@rm -rf .build-deb/package && mkdir -p .build-deb/package && cp dateline_*.deb .build-deb/package/
	bash Tests/SystemTests/Scripts/container.sh . .build-deb/package package.sh

lint: ## Check the format of the code.
	swift format lint --strict --parallel --recursive Sources Tests Package.swift

format: ## Format the code.
	swift format --in-place --parallel --recursive Sources Tests Package.swift

clean: ## Remove what was built and what `make run` has made.
	rm -rf .build .build-deb dateline_*.deb dateline-dbgsym_*.deb var
