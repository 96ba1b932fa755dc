/* octet-filter-lexer.h - a filter's text as words, texts and signs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "filter/octet-filter-node.h"
#include "filter/octet-filter-problem.h"

G_BEGIN_DECLS

typedef enum
{
  OCTET_TOKEN_END,
  OCTET_TOKEN_WORD,      /* a field, a function, a bare literal */
  OCTET_TOKEN_TEXT,      /* "…", r"…" or 'c' */
  OCTET_TOKEN_REFERENCE, /* ${field} */
  OCTET_TOKEN_OR,
  OCTET_TOKEN_AND,
  OCTET_TOKEN_XOR,
  OCTET_TOKEN_NOT,
  OCTET_TOKEN_ANY,
  OCTET_TOKEN_ALL,
  OCTET_TOKEN_IN,
  OCTET_TOKEN_RELATION,
  OCTET_TOKEN_SIGN,      /* one of ( ) [ ] { } , + - * / % & # @ : and .. */
} OctetTokenKind;

/* Which of its operands a relation must hold for, where its own sign says so (===, !==, any_…). */
typedef enum
{
  OCTET_QUANTIFIER_DEFAULT,
  OCTET_QUANTIFIER_ANY,
  OCTET_QUANTIFIER_ALL,
} OctetQuantifier;

/**
 * OctetToken: (skip)
 * @kind: #OctetTokenKind
 * @start: first octet in the text
 * @size: octets
 * @text: a word as it stands; a text without quotes and escapes
 * @text_size: octets of @text, which may hold NUL
 * @style: of a text
 * @relation: of a relation
 * @quantifier: of a relation
 * @sign: of a sign; '.' stands for ".."
 * @has_space: whether white space stands before it
 */
typedef struct
{
  OctetTokenKind      kind;
  guint               start;
  guint               size;
  char               *text;
  gsize               text_size;
  OctetLiteralStyle   style;
  OctetFilterRelation relation;
  OctetQuantifier     quantifier;
  char                sign;
  gboolean            has_space;
} OctetToken;

GArray *octet_filter_lex (const char         *text,
                          OctetFilterProblem *problem);

G_END_DECLS
