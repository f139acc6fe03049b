# gilt: a thin front for CMake. `make demo` and `make test` also install what a fresh Debian machine lacks.
BUILD ?= build
JOBS ?= $(shell nproc)

.PHONY: all setup demo test bench bench-count start-order release-pgo asan tsan style clean

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
	ctest --test-dir $(BUILD) --output-on-failure $(CTEST)

bench: all
	$(BUILD)/gilt tests/bench/run.py

# Counts instructions of the programs under callgrind for two binaries: make bench-count OTHER=path/to/gilt.
bench-count: all
	$(BUILD)/gilt tests/bench/count.py $(BUILD)/gilt $(OTHER)

# Lays what every start touches side by side again, after changes to what that is; needs valgrind and lld.
start-order: all
	python3 tests/tools/make_start_order.py $(BUILD) > $(BUILD)/start.ld
	mv $(BUILD)/start.ld runtime/start.ld
	ninja -C $(BUILD) -j $(JOBS)

# A build that is optimised for how often branches are taken in the benchmark programs: build-pgo/gilt.
release-pgo: setup
	rm -rf build-pgo/profile
	cmake -S . -B build-pgo -G Ninja -DCMAKE_BUILD_TYPE=Release -DGILT_PROFILE=generate
	ninja -C build-pgo -j $(JOBS) gilt
	build-pgo/gilt tests/bench/run.py -n 1 -p gilt
	cmake -S . -B build-pgo -DGILT_PROFILE=use
	ninja -C build-pgo -j $(JOBS)

bench-gil: all
	$(BUILD)/gilt tests/bench/gil.py

asan tsan: setup
	cmake --preset $@
	cmake --build --preset $@
	ctest --preset $@

clean:
	rm -rf $(BUILD) build-*
