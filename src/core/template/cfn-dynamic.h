/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-span.h"

G_BEGIN_DECLS

/* Where a dynamic reference fetches its value: CloudFormation User Guide, Dynamic references. */
typedef enum
{
  CFN_STORE_PARAMETER,         /* ssm: Parameter Store */
  CFN_STORE_SECURE_PARAMETER,  /* ssm-secure: its encrypted parameters */
  CFN_STORE_SECRET,            /* secretsmanager: Secrets Manager */
  CFN_STORE_UNKNOWN,           /* there is no such service */
} CfnStore;

/* "{{resolve:ssm:name:version}}" or "{{resolve:secretsmanager:secret:SecretString:key:stage:
 * version}}" in a text. The spans are places in that text; empty for what is left out. */
typedef struct
{
  CfnStore store;
  CfnSpan  span;      /* with its braces */
  CfnSpan  name;      /* of the parameter; name or ARN of the secret */
  CfnSpan  key;       /* in the secret's JSON */
  CfnSpan  stage;
  CfnSpan  version;
  gboolean is_valid;  /* written as the service takes it */
} CfnDynamic;

/* All dynamic references in @text, in its order; one that is not closed is text. GArray of
 * CfnDynamic, transfer full. */
GArray *cfn_dynamic_find (const char *text);

G_END_DECLS
