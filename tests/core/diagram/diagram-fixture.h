/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cfn-route.h"

G_BEGIN_DECLS

/* A table, its mapping, a function and its role: "T", "M", "F" and "R", in this order. */
#define TRIGGER                                                                                   \
  "  T:\n"                                                                                        \
  "    Type: AWS::DynamoDB::Table\n"                                                              \
  "    Properties:\n"                                                                             \
  "      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]\n"                         \
  "      KeySchema: [{AttributeName: id, KeyType: HASH}]\n"                                       \
  "      BillingMode: PAY_PER_REQUEST\n"                                                          \
  "      StreamSpecification: {StreamViewType: NEW_IMAGE}\n"                                      \
  "  M:\n"                                                                                        \
  "    Type: AWS::Lambda::EventSourceMapping\n"                                                   \
  "    Properties:\n"                                                                             \
  "      BatchSize: 10\n"                                                                         \
  "      EventSourceArn: !GetAtt T.StreamArn\n"                                                   \
  "      FunctionName: !Ref F\n"                                                                  \
  "      StartingPosition: LATEST\n"                                                              \
  "  F:\n"                                                                                        \
  "    Type: AWS::Lambda::Function\n"                                                             \
  "    Properties: {Runtime: nodejs22.x, Handler: index.handler, Role: !GetAtt R.Arn,\n"          \
  "                 Code: {ZipFile: exports.handler = x}}\n"                                      \
  "  R:\n"                                                                                        \
  "    Type: AWS::IAM::Role\n"                                                                    \
  "    Properties:\n"                                                                             \
  "      AssumeRolePolicyDocument:\n"                                                             \
  "        Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com},\n"              \
  "                    Action: 'sts:AssumeRole'}\n"                                               \
  "      Policies:\n"                                                                             \
  "        - PolicyName: p\n"                                                                     \
  "          PolicyDocument: {Statement: {Effect: Allow, Action: 'dynamodb:*', Resource: '*'}}\n"

/* The template of @resources ("  Id:\n    Type: ...\n" each), all the way. Transfer full. */
/* Of a whole template; NULL when that does not parse. */
CfnDiagram *fixture_diagram_of_text (const char *text);
CfnDiagram *fixture_diagram     (const char *resources);
CfnLayout  *fixture_layout      (const char *resources);
CfnRoutes  *fixture_routes      (const char *resources);
/* @n triggers with ids T0, M0, F0, R0 ... Free with g_free(). */
char       *fixture_triggers    (guint       n);
/* The card of a logical id, which must exist. */
CfnRect     fixture_card        (CfnLayout  *layout,
                                 const char *id);
/* The only edge of @kind, or the first. */
guint       fixture_edge        (CfnDiagram *diagram,
                                 CfnClaimKind kind);
/* Fails unless everything that was made of the texts so far is gone. */
void        fixture_assert_gone (void);

G_END_DECLS
