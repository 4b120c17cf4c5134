# A front for Meson. `make run` and `make test` work on a fresh Debian: they install what is missing first.
#
#   make          build/assay                     make asan     the tests under the address and undefined sanitizers
#   make run      checks the examples             make bench    MB/s of each stage
#   make test     all tests; last line: counts    make fuzz     every fuzz target; FUZZ_SECONDS=600 TARGETS="read text"
#   make bless    rewrites the golden cases       make install  into PREFIX (/usr/local), with DESTDIR
#   make format   clang-format over your changes  make clean    removes build/ and build-*/

BUILD = build
PREFIX = /usr/local
FUZZ_SECONDS = 600
TARGETS =

.PHONY: all run setup test asan bench fuzz bless install format clean

all: $(BUILD)/build.ninja
	@ninja -C $(BUILD) --quiet

$(BUILD)/build.ninja:
	@meson setup $(BUILD) --prefix=$(PREFIX) >/dev/null || { cat $(BUILD)/meson-logs/meson-log.txt; exit 1; }

setup:
	@tools/setup

# Status 1 says that there are findings, which is what the examples are for; 2 says that something could not be done.
run: setup
	@$(MAKE) --no-print-directory all
	@echo '$$ build/assay check examples/[01]*'
	@$(BUILD)/assay check examples/[01]* || [ $$? = 1 ]

test: setup
	@$(MAKE) --no-print-directory all
	@tools/run-tests $(BUILD)

asan: setup
	@test -f build-asan/build.ninja || meson setup build-asan -Dwerror=true -Db_sanitize=address,undefined -Db_lundef=false >/dev/null
	@ninja -C build-asan --quiet
	@tools/run-tests build-asan

bench: all
	@ninja -C $(BUILD) --quiet bench/bench
	@$(BUILD)/bench/bench $(FILE)

fuzz:
	@tools/fuzz $(FUZZ_SECONDS) $(TARGETS)

bless: all
	@tools/bless $(BUILD)

install: all
	@meson install -C $(BUILD)

format:
	@git clang-format HEAD

clean:
	@rm -rf build build-*
