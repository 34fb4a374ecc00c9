/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-finding.h"

/* The findings of a text; transfer full. */
CfnFindings *fixture_check      (CfnText    *text);
CfnFindings *fixture_check_yaml (const char *yaml);
