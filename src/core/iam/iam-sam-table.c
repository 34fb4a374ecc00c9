/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iam-policy.h"

/* The policy templates of the Serverless Application Model, version 0.0.1 of their schema, as in
 * its transform 1.110.0 (policy_templates.json, Apache-2.0). Sorted by name; every statement
 * allows. */
static const IamSamPolicy policies[] = {
  { "AMIDescribePolicy", "ec2:DescribeImages @*" },
  { "AWSSecretsManagerGetSecretValuePolicy", "secretsmanager:GetSecretValue @{SecretArn}" },
  { "AWSSecretsManagerRotationPolicy",
    "secretsmanager:DescribeSecret secretsmanager:GetSecretValue secretsmanager:PutSecretValue "
    "secretsmanager:UpdateSecretVersionStage @arn:{P}:secretsmanager:{R}:{A}:secret:* "
    "=secretsmanager:resource/AllowRotationLambdaArn="
    "arn:{P}:lambda:{R}:{A}:function:{FunctionName}; "
    "secretsmanager:GetRandomPassword @*" },
  { "AcmGetCertificatePolicy", "acm:GetCertificate @{CertificateArn}" },
  { "AthenaQueryPolicy",
    "athena:ListWorkGroups athena:GetExecutionEngine athena:GetExecutionEngines "
    "athena:GetNamespace athena:GetCatalogs athena:GetNamespaces athena:GetTables "
    "athena:GetTable @*; athena:StartQueryExecution athena:GetQueryResults "
    "athena:DeleteNamedQuery athena:GetNamedQuery athena:ListQueryExecutions "
    "athena:StopQueryExecution athena:GetQueryResultsStream athena:ListNamedQueries "
    "athena:CreateNamedQuery athena:GetQueryExecution athena:BatchGetNamedQuery "
    "athena:BatchGetQueryExecution athena:GetWorkGroup "
    "@arn:{P}:athena:{R}:{A}:workgroup/{WorkGroupName}" },
  { "CloudFormationDescribeStacksPolicy",
    "cloudformation:DescribeStacks @arn:{P}:cloudformation:{R}:{A}:stack/*" },
  { "CloudWatchDashboardPolicy",
    "cloudwatch:GetDashboard cloudwatch:ListDashboards cloudwatch:PutDashboard "
    "cloudwatch:ListMetrics @*" },
  { "CloudWatchDescribeAlarmHistoryPolicy", "cloudwatch:DescribeAlarmHistory @*" },
  { "CloudWatchPutMetricPolicy", "cloudwatch:PutMetricData @*" },
  { "CodeCommitCrudPolicy",
    "codecommit:GitPull codecommit:GitPush codecommit:CreateBranch codecommit:DeleteBranch "
    "codecommit:GetBranch codecommit:ListBranches codecommit:MergeBranchesByFastForward "
    "codecommit:MergeBranchesBySquash codecommit:MergeBranchesByThreeWay "
    "codecommit:UpdateDefaultBranch codecommit:BatchDescribeMergeConflicts "
    "codecommit:CreateUnreferencedMergeCommit codecommit:DescribeMergeConflicts "
    "codecommit:GetMergeCommit codecommit:GetMergeOptions codecommit:BatchGetPullRequests "
    "codecommit:CreatePullRequest codecommit:DescribePullRequestEvents "
    "codecommit:GetCommentsForPullRequest codecommit:GetCommitsFromMergeBase "
    "codecommit:GetMergeConflicts codecommit:GetPullRequest codecommit:ListPullRequests "
    "codecommit:MergePullRequestByFastForward codecommit:MergePullRequestBySquash "
    "codecommit:MergePullRequestByThreeWay codecommit:PostCommentForPullRequest "
    "codecommit:UpdatePullRequestDescription codecommit:UpdatePullRequestStatus "
    "codecommit:UpdatePullRequestTitle codecommit:DeleteFile codecommit:GetBlob "
    "codecommit:GetFile codecommit:GetFolder codecommit:PutFile "
    "codecommit:DeleteCommentContent codecommit:GetComment "
    "codecommit:GetCommentsForComparedCommit codecommit:PostCommentForComparedCommit "
    "codecommit:PostCommentReply codecommit:UpdateComment codecommit:BatchGetCommits "
    "codecommit:CreateCommit codecommit:GetCommit codecommit:GetCommitHistory "
    "codecommit:GetDifferences codecommit:GetObjectIdentifier codecommit:GetReferences "
    "codecommit:GetTree codecommit:GetRepository codecommit:UpdateRepositoryDescription "
    "codecommit:ListTagsForResource codecommit:TagResource codecommit:UntagResource "
    "codecommit:GetRepositoryTriggers codecommit:PutRepositoryTriggers "
    "codecommit:TestRepositoryTriggers codecommit:GetBranch codecommit:GetCommit "
    "codecommit:UploadArchive codecommit:GetUploadArchiveStatus codecommit:CancelUploadArchive "
    "@arn:{P}:codecommit:{R}:{A}:{RepositoryName}" },
  { "CodeCommitReadPolicy",
    "codecommit:GitPull codecommit:GetBranch codecommit:ListBranches "
    "codecommit:BatchDescribeMergeConflicts codecommit:DescribeMergeConflicts "
    "codecommit:GetMergeCommit codecommit:GetMergeOptions codecommit:BatchGetPullRequests "
    "codecommit:DescribePullRequestEvents codecommit:GetCommentsForPullRequest "
    "codecommit:GetCommitsFromMergeBase codecommit:GetMergeConflicts codecommit:GetPullRequest "
    "codecommit:ListPullRequests codecommit:GetBlob codecommit:GetFile codecommit:GetFolder "
    "codecommit:GetComment codecommit:GetCommentsForComparedCommit codecommit:BatchGetCommits "
    "codecommit:GetCommit codecommit:GetCommitHistory codecommit:GetDifferences "
    "codecommit:GetObjectIdentifier codecommit:GetReferences codecommit:GetTree "
    "codecommit:GetRepository codecommit:ListTagsForResource codecommit:GetRepositoryTriggers "
    "codecommit:TestRepositoryTriggers codecommit:GetBranch codecommit:GetCommit "
    "codecommit:GetUploadArchiveStatus @arn:{P}:codecommit:{R}:{A}:{RepositoryName}" },
  { "CodePipelineLambdaExecutionPolicy",
    "codepipeline:PutJobSuccessResult codepipeline:PutJobFailureResult @*" },
  { "CodePipelineReadOnlyPolicy",
    "codepipeline:ListPipelineExecutions @arn:{P}:codepipeline:{R}:{A}:{PipelineName}" },
  { "ComprehendBasicAccessPolicy",
    "comprehend:BatchDetectKeyPhrases comprehend:DetectDominantLanguage "
    "comprehend:DetectEntities comprehend:BatchDetectEntities comprehend:DetectKeyPhrases "
    "comprehend:DetectSentiment comprehend:BatchDetectDominantLanguage "
    "comprehend:BatchDetectSentiment @*" },
  { "CostExplorerReadOnlyPolicy",
    "ce:GetCostAndUsage ce:GetDimensionValues ce:GetReservationCoverage "
    "ce:GetReservationPurchaseRecommendation ce:GetReservationUtilization ce:GetTags @*" },
  { "DynamoDBBackupFullAccessPolicy",
    "dynamodb:CreateBackup dynamodb:DescribeContinuousBackups "
    "@arn:{P}:dynamodb:{R}:{A}:table/{TableName}; dynamodb:DeleteBackup "
    "dynamodb:DescribeBackup dynamodb:ListBackups "
    "@arn:{P}:dynamodb:{R}:{A}:table/{TableName}/backup/*" },
  { "DynamoDBCrudPolicy",
    "dynamodb:GetItem dynamodb:DeleteItem dynamodb:PutItem dynamodb:Scan dynamodb:Query "
    "dynamodb:UpdateItem dynamodb:BatchWriteItem dynamodb:BatchGetItem dynamodb:DescribeTable "
    "dynamodb:ConditionCheckItem @arn:{P}:dynamodb:{R}:{A}:table/{TableName} "
    "@arn:{P}:dynamodb:{R}:{A}:table/{TableName}/index/*" },
  { "DynamoDBReadPolicy",
    "dynamodb:GetItem dynamodb:Scan dynamodb:Query dynamodb:BatchGetItem "
    "dynamodb:DescribeTable @arn:{P}:dynamodb:{R}:{A}:table/{TableName} "
    "@arn:{P}:dynamodb:{R}:{A}:table/{TableName}/index/*" },
  { "DynamoDBReconfigurePolicy",
    "dynamodb:UpdateTable @arn:{P}:dynamodb:{R}:{A}:table/{TableName}" },
  { "DynamoDBRestoreFromBackupPolicy",
    "dynamodb:RestoreTableFromBackup @arn:{P}:dynamodb:{R}:{A}:table/{TableName}/backup/*; "
    "dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem dynamodb:GetItem dynamodb:Query "
    "dynamodb:Scan dynamodb:BatchWriteItem @arn:{P}:dynamodb:{R}:{A}:table/{TableName}" },
  { "DynamoDBStreamReadPolicy",
    "dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator "
    "@arn:{P}:dynamodb:{R}:{A}:table/{TableName}/stream/{StreamName}; dynamodb:ListStreams "
    "@arn:{P}:dynamodb:{R}:{A}:table/{TableName}/stream/*" },
  { "DynamoDBWritePolicy",
    "dynamodb:PutItem dynamodb:UpdateItem dynamodb:BatchWriteItem "
    "@arn:{P}:dynamodb:{R}:{A}:table/{TableName} "
    "@arn:{P}:dynamodb:{R}:{A}:table/{TableName}/index/*" },
  { "EC2CopyImagePolicy", "ec2:CopyImage @arn:{P}:ec2:{R}:{A}:image/{ImageId}" },
  { "EC2DescribePolicy", "ec2:DescribeRegions ec2:DescribeInstances @*" },
  { "EFSWriteAccessPolicy",
    "elasticfilesystem:ClientMount elasticfilesystem:ClientWrite "
    "@arn:{P}:elasticfilesystem:{R}:{A}:file-system/{FileSystem} "
    "=elasticfilesystem:AccessPointArn="
    "arn:{P}:elasticfilesystem:{R}:{A}:access-point/{AccessPoint}" },
  { "EKSDescribePolicy", "eks:DescribeCluster eks:ListClusters @*" },
  { "EcsRunTaskPolicy", "ecs:RunTask @arn:{P}:ecs:{R}:{A}:task-definition/{TaskDefinition}" },
  { "ElasticMapReduceAddJobFlowStepsPolicy",
    "elasticmapreduce:AddJobFlowSteps @arn:{P}:elasticmapreduce:{R}:{A}:cluster/{ClusterId}" },
  { "ElasticMapReduceCancelStepsPolicy",
    "elasticmapreduce:CancelSteps @arn:{P}:elasticmapreduce:{R}:{A}:cluster/{ClusterId}" },
  { "ElasticMapReduceModifyInstanceFleetPolicy",
    "elasticmapreduce:ModifyInstanceFleet elasticmapreduce:ListInstanceFleets "
    "@arn:{P}:elasticmapreduce:{R}:{A}:cluster/{ClusterId}" },
  { "ElasticMapReduceModifyInstanceGroupsPolicy",
    "elasticmapreduce:ModifyInstanceGroups elasticmapreduce:ListInstanceGroups "
    "@arn:{P}:elasticmapreduce:{R}:{A}:cluster/{ClusterId}" },
  { "ElasticMapReduceSetTerminationProtectionPolicy",
    "elasticmapreduce:SetTerminationProtection "
    "@arn:{P}:elasticmapreduce:{R}:{A}:cluster/{ClusterId}" },
  { "ElasticMapReduceTerminateJobFlowsPolicy",
    "elasticmapreduce:TerminateJobFlows @arn:{P}:elasticmapreduce:{R}:{A}:cluster/{ClusterId}" },
  { "ElasticsearchHttpPostPolicy",
    "es:ESHttpPost es:ESHttpPut @arn:{P}:es:{R}:{A}:domain/{DomainName}/*" },
  { "EventBridgePutEventsPolicy",
    "events:PutEvents @arn:{P}:events:{R}:{A}:event-bus/{EventBusName}" },
  { "FilterLogEventsPolicy",
    "logs:FilterLogEvents @arn:{P}:logs:{R}:{A}:log-group:{LogGroupName}:log-stream:*" },
  { "FirehoseCrudPolicy",
    "firehose:CreateDeliveryStream firehose:DeleteDeliveryStream "
    "firehose:DescribeDeliveryStream firehose:PutRecord firehose:PutRecordBatch "
    "firehose:UpdateDestination @arn:{P}:firehose:{R}:{A}:deliverystream/{DeliveryStreamName}" },
  { "FirehoseWritePolicy",
    "firehose:PutRecord firehose:PutRecordBatch "
    "@arn:{P}:firehose:{R}:{A}:deliverystream/{DeliveryStreamName}" },
  { "KMSDecryptPolicy", "kms:Decrypt @arn:{P}:kms:{R}:{A}:key/{KeyId}" },
  { "KMSEncryptPolicy", "kms:Encrypt @arn:{P}:kms:{R}:{A}:key/{KeyId}" },
  { "KMSEncryptPolicy_v2",
    "kms:Encrypt kms:GenerateDataKey kms:GenerateDataKeyWithoutPlaintext "
    "kms:GenerateDataKeyPair kms:GenerateDataKeyPairWithoutPlaintext "
    "@arn:{P}:kms:{R}:{A}:key/{KeyId}" },
  { "KinesisCrudPolicy",
    "kinesis:AddTagsToStream kinesis:CreateStream kinesis:DecreaseStreamRetentionPeriod "
    "kinesis:DeleteStream kinesis:DescribeStream kinesis:DescribeStreamSummary "
    "kinesis:GetShardIterator kinesis:IncreaseStreamRetentionPeriod kinesis:ListTagsForStream "
    "kinesis:MergeShards kinesis:PutRecord kinesis:PutRecords kinesis:SplitShard "
    "kinesis:RemoveTagsFromStream @arn:{P}:kinesis:{R}:{A}:stream/{StreamName}" },
  { "KinesisStreamReadPolicy",
    "kinesis:ListStreams kinesis:DescribeLimits @arn:{P}:kinesis:{R}:{A}:stream/*; "
    "kinesis:DescribeStream kinesis:DescribeStreamSummary kinesis:GetRecords "
    "kinesis:GetShardIterator @arn:{P}:kinesis:{R}:{A}:stream/{StreamName}" },
  { "LambdaInvokePolicy",
    "lambda:InvokeFunction @arn:{P}:lambda:{R}:{A}:function:{FunctionName}*" },
  { "MobileAnalyticsWriteOnlyAccessPolicy", "mobileanalytics:PutEvents @*" },
  { "OrganizationsListAccountsPolicy", "organizations:ListAccounts @*" },
  { "PinpointEndpointAccessPolicy",
    "mobiletargeting:GetEndpoint mobiletargeting:UpdateEndpoint "
    "mobiletargeting:UpdateEndpointsBatch "
    "@arn:{P}:mobiletargeting:{R}:{A}:apps/{PinpointApplicationId}/endpoints/*" },
  { "PollyFullAccessPolicy",
    "polly:GetLexicon polly:DeleteLexicon @arn:{P}:polly:{R}:{A}:lexicon/{LexiconName}; "
    "polly:DescribeVoices polly:ListLexicons polly:PutLexicon polly:SynthesizeSpeech "
    "@arn:{P}:polly:{R}:{A}:lexicon/*" },
  { "RekognitionDetectOnlyPolicy",
    "rekognition:DetectFaces rekognition:DetectLabels rekognition:DetectModerationLabels "
    "rekognition:DetectText @*" },
  { "RekognitionFacesManagementPolicy",
    "rekognition:IndexFaces rekognition:DeleteFaces rekognition:SearchFaces "
    "rekognition:SearchFacesByImage rekognition:ListFaces "
    "@arn:{P}:rekognition:{R}:{A}:collection/{CollectionId}" },
  { "RekognitionFacesPolicy", "rekognition:CompareFaces rekognition:DetectFaces @*" },
  { "RekognitionLabelsPolicy", "rekognition:DetectLabels rekognition:DetectModerationLabels @*" },
  { "RekognitionNoDataAccessPolicy",
    "rekognition:CompareFaces rekognition:DetectFaces rekognition:DetectLabels "
    "rekognition:DetectModerationLabels @arn:{P}:rekognition:{R}:{A}:collection/{CollectionId}" },
  { "RekognitionReadPolicy",
    "rekognition:ListCollections rekognition:ListFaces rekognition:SearchFaces "
    "rekognition:SearchFacesByImage @arn:{P}:rekognition:{R}:{A}:collection/{CollectionId}" },
  { "RekognitionWriteOnlyAccessPolicy",
    "rekognition:CreateCollection rekognition:IndexFaces "
    "@arn:{P}:rekognition:{R}:{A}:collection/{CollectionId}" },
  { "Route53ChangeResourceRecordSetsPolicy",
    "route53:ChangeResourceRecordSets @arn:{P}:route53:::hostedzone/{HostedZoneId}" },
  { "S3CrudPolicy",
    "s3:GetObject s3:ListBucket s3:GetBucketLocation s3:GetObjectVersion s3:PutObject "
    "s3:PutObjectAcl s3:GetLifecycleConfiguration s3:PutLifecycleConfiguration s3:DeleteObject "
    "@arn:{P}:s3:::{BucketName} @arn:{P}:s3:::{BucketName}/*" },
  { "S3FullAccessPolicy",
    "s3:GetObject s3:GetObjectAcl s3:GetObjectVersion s3:PutObject s3:PutObjectAcl "
    "s3:DeleteObject s3:DeleteObjectTagging s3:DeleteObjectVersionTagging s3:GetObjectTagging "
    "s3:GetObjectVersionTagging s3:PutObjectTagging s3:PutObjectVersionTagging "
    "@arn:{P}:s3:::{BucketName}/*; s3:ListBucket s3:GetBucketLocation "
    "s3:GetLifecycleConfiguration s3:PutLifecycleConfiguration @arn:{P}:s3:::{BucketName}" },
  { "S3ReadPolicy",
    "s3:GetObject s3:ListBucket s3:GetBucketLocation s3:GetObjectVersion "
    "s3:GetLifecycleConfiguration @arn:{P}:s3:::{BucketName} @arn:{P}:s3:::{BucketName}/*" },
  { "S3WritePolicy",
    "s3:PutObject s3:PutObjectAcl s3:PutLifecycleConfiguration @arn:{P}:s3:::{BucketName} "
    "@arn:{P}:s3:::{BucketName}/*" },
  { "SESBulkTemplatedCrudPolicy",
    "ses:GetIdentityVerificationAttributes ses:SendEmail ses:SendRawEmail "
    "ses:SendTemplatedEmail ses:SendBulkTemplatedEmail ses:VerifyEmailIdentity "
    "@arn:{P}:ses:{R}:{A}:identity/{IdentityName}" },
  { "SESBulkTemplatedCrudPolicy_v2",
    "ses:SendEmail ses:SendRawEmail ses:SendTemplatedEmail ses:SendBulkTemplatedEmail "
    "@arn:{P}:ses:{R}:{A}:identity/{IdentityName} "
    "@arn:{P}:ses:{R}:{A}:template/{TemplateName}; ses:GetIdentityVerificationAttributes "
    "ses:VerifyEmailIdentity @*" },
  { "SESCrudPolicy",
    "ses:GetIdentityVerificationAttributes ses:SendEmail ses:SendRawEmail "
    "ses:VerifyEmailIdentity @arn:{P}:ses:{R}:{A}:identity/{IdentityName}" },
  { "SESEmailTemplateCrudPolicy",
    "ses:CreateTemplate ses:GetTemplate ses:ListTemplates ses:UpdateTemplate "
    "ses:DeleteTemplate ses:TestRenderTemplate @*" },
  { "SESSendBouncePolicy", "ses:SendBounce @arn:{P}:ses:{R}:{A}:identity/{IdentityName}" },
  { "SNSCrudPolicy",
    "sns:ListSubscriptionsByTopic sns:CreateTopic sns:SetTopicAttributes sns:Subscribe "
    "sns:Publish @arn:{P}:sns:{R}:{A}:{TopicName}*" },
  { "SNSPublishMessagePolicy", "sns:Publish @arn:{P}:sns:{R}:{A}:{TopicName}" },
  { "SQSPollerPolicy",
    "sqs:ChangeMessageVisibility sqs:ChangeMessageVisibilityBatch sqs:DeleteMessage "
    "sqs:DeleteMessageBatch sqs:GetQueueAttributes sqs:ReceiveMessage "
    "@arn:{P}:sqs:{R}:{A}:{QueueName}" },
  { "SQSSendMessagePolicy", "sqs:SendMessage* @arn:{P}:sqs:{R}:{A}:{QueueName}" },
  { "SSMParameterReadPolicy",
    "ssm:DescribeParameters @*; ssm:GetParameters ssm:GetParameter ssm:GetParametersByPath "
    "@arn:{P}:ssm:{R}:{A}:parameter/{ParameterName}" },
  { "SSMParameterWithSlashPrefixReadPolicy",
    "ssm:DescribeParameters @*; ssm:GetParameters ssm:GetParameter ssm:GetParametersByPath "
    "@arn:{P}:ssm:{R}:{A}:parameter{ParameterName}" },
  { "SageMakerCreateEndpointConfigPolicy",
    "sagemaker:CreateEndpointConfig "
    "@arn:{P}:sagemaker:{R}:{A}:endpoint-config/{EndpointConfigName}" },
  { "SageMakerCreateEndpointPolicy",
    "sagemaker:CreateEndpoint @arn:{P}:sagemaker:{R}:{A}:endpoint/{EndpointName}" },
  { "ServerlessRepoReadWriteAccessPolicy",
    "serverlessrepo:CreateApplication serverlessrepo:CreateApplicationVersion "
    "serverlessrepo:UpdateApplication serverlessrepo:GetApplication "
    "serverlessrepo:ListApplications serverlessrepo:ListApplicationVersions "
    "serverlessrepo:ListApplicationDependencies @arn:{P}:serverlessrepo:{R}:{A}:applications/*" },
  { "StepFunctionsCallbackPolicy",
    "states:SendTaskFailure states:SendTaskHeartbeat states:SendTaskSuccess "
    "@arn:{P}:states:{R}:{A}:stateMachine:{StateMachineName}" },
  { "StepFunctionsExecutionPolicy",
    "states:StartExecution @arn:{P}:states:{R}:{A}:stateMachine:{StateMachineName}" },
  { "StepFunctionsExecutionPolicy_v2",
    "states:StartExecution states:StartSyncExecution "
    "@arn:{P}:states:{R}:{A}:stateMachine:{StateMachineName}" },
  { "TextractDetectAnalyzePolicy",
    "textract:DetectDocumentText textract:StartDocumentTextDetection "
    "textract:StartDocumentAnalysis textract:AnalyzeDocument @*" },
  { "TextractGetResultPolicy",
    "textract:GetDocumentTextDetection textract:GetDocumentAnalysis @*" },
  { "TextractPolicy", "textract:* @*" },
  { "VPCAccessPolicy",
    "ec2:CreateNetworkInterface ec2:DeleteNetworkInterface ec2:DescribeNetworkInterfaces "
    "ec2:DetachNetworkInterface @*" },
};

const IamSamPolicy *
iam_sam_policy_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (policies); i++)
    {
      if (g_str_equal (policies[i].name, name))
        return &policies[i];
    }

  return NULL;
}
