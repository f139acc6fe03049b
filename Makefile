# gilt: a thin front for CMake. `make demo` and `make test` also install what a fresh Debian machine lacks.
BUILD ?= build
JOBS ?= $(shell nproc)

.PHONY: all setup demo test bench asan tsan style clean

all: $(BUILD)/build.ninja
	ninja -C $(BUILD) -j $(JOBS)

setup:
	@sh tests/tools/setup.sh

$(BUILD)/build.ninja: CMakeLists.txt
	cmake -S . -B $(BUILD) -G Ninja -DCMAKE_BUILD_TYPE=Release

demo: setup
	@$(MAKE) --no-print-directory all
	@sh tests/tools/demo.sh $(BUILD)/gilt

test: setup
	@$(MAKE) --no-print-directory all
	ctest --test-dir $(BUILD) --output-on-failure

bench: all
	$(BUILD)/gilt tests/bench/run.py

asan tsan: setup
	cmake --preset $@
	cmake --build --preset $@
	ctest --preset $@

clean:
	rm -rf $(BUILD) build-*
