/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-diagram.h"
#include "cfn-positions.h"

G_BEGIN_DECLS

/* The key of AWS's old designer in the Metadata of a template and of its resources. */
#define CFN_DESIGNER_KEY "AWS::CloudFormation::Designer"

/*
 * Where AWS's old designer had drawn the resources of @diagram: its icons of 60 by 60 are spread so
 * far that cards in their places do not overlap, and so that the first one is at 0, 0 to the left
 * and at the top. Cards that overlap nevertheless, as those in a container do, are left to the
 * layout. Empty when the template's Metadata has no such places; transfer full.
 */
CfnPositions *cfn_designer_get_positions (CfnDiagram *diagram);

G_END_DECLS
