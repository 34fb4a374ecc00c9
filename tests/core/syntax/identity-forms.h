/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Every form that a text can have. Whoever reads, writes, converts, opens or saves has to leave
 * each as it is.
 */

/* Each has the value "old" once, at the path "Resources.A.Properties.Name". */
typedef struct
{
  const char *name;
  const char *text;
} Form;

#define A "  A:\n    Type: T\n    Properties:\n"
#define NAME "      Name: old\n"

static const Form identity_forms[] = {
  { "lf", "Resources:\n" A NAME },
  { "crlf", "Resources:\r\n  A:\r\n    Properties:\r\n      Name: old\r\n      B: 1\r\n" },
  { "mixed", "Resources:\r\n  A:\n    Properties:\r\n      Name: old\n      B: 1\r\n" },
  { "lone-cr", "Resources:\r  A:\r    Properties:\r      Name: old\r      B: 1\r" },
  { "no-final-newline", "Resources:\n" A "      Name: old" },
  { "bom", "\xef\xbb\xbfResources:\n" A NAME },
  { "bom-crlf", "\xef\xbb\xbfResources:\r\n  A:\r\n    Properties:\r\n      Name: old\r\n" },
  { "trailing-blanks",
    "Resources:  \n  A: \n    Properties:\t\n      Name: old \t \n      B: 1  \n" },
  { "tabs-in-literal", "Resources:\n" A "      L: |\n        a\tb\n        \tc\n" NAME },
  { "comments",
    "# head\n\n# more\nResources: # here\n  # above\n  A: # a\n    # b\n    Properties: # c\n"
    "      # d\n      Name: old # e\n      # f\n    # g\n  # h\n# i\n" },
  { "blank-lines", "\n\nResources:\n\n\n  A:\n\n    Properties:\n\n      Name: old\n\n\n\n" },
  { "indent-1", "Resources:\n A:\n  Properties:\n   L:\n   - 1\n   Name: old\n" },
  { "indent-2", "Resources:\n  A:\n    Properties:\n      L:\n        - 1\n      Name: old\n" },
  { "indent-3",
    "Resources:\n   A:\n      Properties:\n         L:\n         - 1\n         Name: old\n" },
  { "indent-4", "Resources:\n    A:\n        Properties:\n            L:\n                - 1\n"
                "            Name: old\n" },
  { "indent-5", "Resources:\n     A:\n          Properties:\n               Name: old\n" },
  { "indent-6", "Resources:\n      A:\n            Properties:\n                  Name: old\n" },
  { "indent-7",
    "Resources:\n       A:\n              Properties:\n                     Name: old\n" },
  { "indent-8", "Resources:\n        A:\n                Properties:\n"
                "                        L:\n                        - 1\n"
                "                        Name: old\n" },
  { "indents-mixed",
    "Resources:\n A:\n     Properties:\n       Name: old\n       B:\n          C: 1\n" },
  { "flow-in-block", "Resources:\n  A: {Type: T, Properties: { Name: old , B: [1,2 , 3]} }\n" },
  { "flow-over-lines",
    "Resources: {\n  A: {\n Properties:\n      {Name: old,\n  B: 1\n},\n  },\n}\n" },
  { "single-quotes",
    "'Resources':\n  'A':\n    'Properties':\n      'Name': 'old'\n      B: 'it''s'\n" },
  { "double-quotes", "\"Resources\":\n  \"A\":\n    Properties:\n      \"Name\": \"old\"\n"
                     "      B: \"a\\tb\\x41\\u00e4\\\n        c\"\n" },
  { "literal", "Resources:\n" A "      L: |\n        a\n\n        b\n" NAME },
  { "literal-strip", "Resources:\n" A "      L: |-\n        a\n" NAME },
  { "literal-keep", "Resources:\n" A "      L: |+\n        a\n\n\n" NAME },
  { "literal-indicator", "Resources:\n" A "      L: |2\n          a\n        b\n" NAME },
  { "literal-strip-indicator", "Resources:\n" A "      L: |-1\n         a\n        b\n" NAME },
  { "literal-keep-indicator", "Resources:\n" A "      L: |2+ # c\n          a\n\n" NAME },
  { "folded", "Resources:\n" A "      L: >\n        a\n        b\n\n          c\n" NAME },
  { "folded-strip", "Resources:\n" A "      L: >-\n        a\n        b\n" NAME },
  { "folded-keep", "Resources:\n" A "      L: >+\n        a\n\n" NAME },
  { "folded-indicator", "Resources:\n" A "      L: >2-\n          a\n        b\n" NAME },
  { "literal-at-the-end", "Resources:\n" A NAME "      L: |+\n        a\n\n\n" },
  { "literal-no-newline", "Resources:\n" A NAME "      L: |\n        a" },
  { "plain-over-lines", "Resources:\n" A "      L: a\n        b\n\n        c # d\n" NAME },
  { "explicit-keys",
    "? Resources\n: A:\n    ? Properties\n    : ? Name\n      : old\n      ? B\n" },
  { "explicit-nested", "? Resources\n:\n  ? A\n  :\n    Properties:\n      Name: old\n" },
  { "document-start", "---\nResources:\n" A NAME },
  { "document-start-comment", "--- # c\nResources:\n" A NAME "...\n" },
  { "document-end", "Resources:\n" A NAME "...\n# behind\n" },
  { "directives", "%YAML 1.1\n%TAG !e! tag:e.com,2000:\n---\nResources:\n" A NAME },
  { "non-ascii", "# \xc3\xa4\nResources:\n" A "      \xc3\x9c: \xe2\x82\xac # \xc3\xa9\n" NAME },
  { "astral", "Resources:\n" A "      E: \xf0\x9f\x98\x80 # \xf0\x9f\x98\x80\n" NAME },
  { "nel", "Resources:\n" A "      E: \"a\xc2\x85 b\xe2\x80\xa8 c\"\n" NAME },
  { "anchors", "M: &m {a: 1}\nResources:\n" A "      B: *m\n" NAME },
  { "tags", "Resources:\n" A "      B: !Sub\n        - ${x}\n        - {x: !Ref Y}\n" NAME },
  { "json",
    "{\n  \"Resources\": {\n    \"A\": {\n      \"Properties\": {\n        \"Name\": \"old\",\n"
            "        \"B\": 1\n      }\n    }\n  }\n}\n" },
  { "json-tabs", "{\n\t\"Resources\": {\n\t\t\"A\": {\n\t\t\t\"Properties\": {\n"
                 "\t\t\t\t\"B\":\t1,\n\t\t\t\t\"Name\":\t\"old\"\n\t\t\t}\n\t\t}\n\t}\n}" },
  { "json-tabs-before", "\t{\"Resources\": {\"A\": {\"Properties\": {\"Name\": \"old\"}}}}" },
  { "json-minified", "{\"Resources\":{\"A\":{\"Properties\":{\"B\":[1,2],\"Name\":\"old\"}}}}" },
  { "json-slash",
    "{\"Resources\": {\"A\": {\"Properties\": {\"B\": \"a\\/b\", \"Name\": \"old\"}}}}\n" },
  { "json-surrogates", "{\"Resources\": {\"A\": {\"Properties\": {\"B\": \"\\ud83d\\ude00\",\n"
                       " \"Name\": \"old\"}}}}\n" },
  { "json-crlf", "{\r\n  \"Resources\": {\r\n    \"A\": {\r\n      \"Properties\": {\r\n"
                 "        \"Name\": \"old\"\r\n      }\r\n    }\r\n  }\r\n}\r\n" },
  { "json-blanks",
    "\n\n {  \"Resources\" :{ \"A\":\n{ \"Properties\" : {\"Name\"  :\"old\" } } } } \n\n" },
};

#undef A
#undef NAME
