# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to draw: over Mesa's driver that draws nothing (what is left for the processor where there
is a graphics card), over Mesa's software driver, and cairo. A name and what the environment
adds."""

RENDERERS = (
    ('GL', {'GSK_RENDERER': 'gl', 'GALLIUM_DRIVER': 'llvmpipe', 'GALLIUM_NOOP': '1'}),
    ('GL in software', {'GSK_RENDERER': 'gl', 'GALLIUM_DRIVER': 'llvmpipe'}),
    ('cairo', {'GSK_RENDERER': 'cairo'}),
)
