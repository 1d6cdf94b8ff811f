# The checks and tests of `make test`, each with the stages that it needs. `make -f tests/stages.mk -j2` runs them two side
# by side; what is independent of the other builds goes beside the long links of the page, which take one core.
checks := format js no-router deny unused lint docs native unit-wasm
builds := stand-in page package hosts
services := contract conformance

.PHONY: all $(checks) $(builds) $(services) browser
all: $(checks) $(builds) $(services) browser

$(checks) $(builds) $(services) browser:
	@tests/stage.sh $@

hosts: package
# One build has the stand-in and the native tests.
native: stand-in
contract conformance: stand-in
browser: stand-in page package hosts
# The browser tests want both cores for themselves.
ifneq ($(filter all,$(or $(MAKECMDGOALS),all)),)
browser: $(checks) $(services)
endif
