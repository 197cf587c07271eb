# Two commands do everything: `make run` and `make test`. `make help` lists the others.
SHELL := /bin/bash
BIN := .build/release

.PHONY: help run test build setup setup-test lint format clean

help: ## List the commands.
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: build ## Start the daemon in ./var, drop the sample articles, show what a subscriber gets.
	@bash .ci/demo

test: setup-test ## Build and run all tests.
	@echo "Building in release: the first time takes some minutes."
	swift build -c release --build-tests
	swift test -c release --skip-build --skip SystemTests
	swift test -c release --skip-build --filter SystemTests

build: setup ## Build the programs in release.
	@echo "Building in release: the first time takes some minutes."
	swift build -c release --product datelined
	swift build -c release --product dateline

setup: ## Install the Debian packages that the build needs.
	@bash .ci/setup libsystemd-dev libinotifytools0-dev

setup-test: ## … and those that the tests need.
	@bash .ci/setup libsystemd-dev libinotifytools0-dev python3 socat netcat-openbsd \
	  systemd systemd-container dbus util-linux

lint: ## Check the format of the code.
	swift format lint --strict --parallel --recursive Sources Tests Package.swift

format: ## Format the code.
	swift format --in-place --parallel --recursive Sources Tests Package.swift

clean: ## Remove what was built and what `make run` has made.
	rm -rf .build var
