/* octet-filter-node.h - a filter as a tree: tests, and the operands that they compare.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-registry.h"
#include "filter/octet-filter-value.h"

G_BEGIN_DECLS

typedef enum
{
  /* tests: true or false */
  OCTET_FILTER_OR,
  OCTET_FILTER_AND,
  OCTET_FILTER_XOR,
  OCTET_FILTER_NOT,
  OCTET_FILTER_EXISTS,  /* one operand: does it have a value; of a sum: is one not 0 */
  OCTET_FILTER_COMPARE, /* two operands */
  OCTET_FILTER_IN,      /* an operand, and the elements of a set */
  OCTET_FILTER_NEVER,   /* a test of what Octet does not read; @text is its name */
  /* operands: lists of values */
  OCTET_FILTER_FIELD,
  OCTET_FILTER_LITERAL,
  OCTET_FILTER_SLICE,
  OCTET_FILTER_FUNCTION,
  OCTET_FILTER_ARITHMETIC,
  OCTET_FILTER_RANGE, /* two operands, in a set only */
} OctetFilterKind;

typedef enum
{
  OCTET_FILTER_EQ,
  OCTET_FILTER_NE,
  OCTET_FILTER_LT,
  OCTET_FILTER_LE,
  OCTET_FILTER_GT,
  OCTET_FILTER_GE,
  OCTET_FILTER_CONTAINS,
  OCTET_FILTER_MATCHES,
} OctetFilterRelation;

/* How a literal was written decides what it may become. */
typedef enum
{
  OCTET_LITERAL_BARE,
  OCTET_LITERAL_STRING,
  OCTET_LITERAL_RAW_STRING,
  OCTET_LITERAL_CHARACTER,
} OctetLiteralStyle;

typedef enum
{
  OCTET_FUNCTION_LEN,
  OCTET_FUNCTION_COUNT,
  OCTET_FUNCTION_UPPER,
  OCTET_FUNCTION_LOWER,
  OCTET_FUNCTION_STRING,
  OCTET_FUNCTION_MAX,
  OCTET_FUNCTION_MIN,
  OCTET_FUNCTION_ABS,
  OCTET_N_FUNCTIONS,
} OctetFunction;

/* Which octets a slice takes, or which layers a #-range: negative counts from the end. */
typedef struct
{
  int      start;
  int      end;      /* last one, included */
  gboolean has_end;  /* otherwise to the last there is */
  gboolean is_size;  /* @end is how many, not which is last */
} OctetFilterSpan;

/* Ranges of one slice: nobody writes more by hand, and a stranger's link must not cost memory. */
#define OCTET_FILTER_MAX_SPANS 16

typedef struct _OctetFilterNode OctetFilterNode;

/**
 * OctetFilterNode: (skip)
 * @kind: #OctetFilterKind
 * @start: first character in the text, for errors
 * @size: characters
 * @children: operands
 * @relation: for a comparison
 * @all: for a comparison: it must hold for all values, not for one of them
 * @text: a field's key, a literal's text without its quotes, an operator of arithmetic
 * @style: for a literal
 * @function: for a function
 * @refs: for a field: the descriptors under its key
 * @n_refs: how many
 * @known: for a field: what flows and the packet index know without dissecting
 * @is_reference: for a field: the selected packet's, not this one's
 * @is_raw: for a field: its octets, not its value (@)
 * @spans: for a slice its octets; for a field its layers
 * @n_spans: how many
 * @type: what its values are, once checked
 * @value: for a literal, once checked
 * @regex: for the right side of `matches`, once checked
 */
struct _OctetFilterNode
{
  OctetFilterKind      kind;
  guint                start;
  guint                size;
  GPtrArray           *children;
  OctetFilterRelation  relation;
  gboolean             all;
  char                *text;
  OctetLiteralStyle    style;
  OctetFunction        function;
  const OctetFieldRef *refs;
  gsize                n_refs;
  guint                known;
  gboolean             is_reference;
  gboolean             is_raw;
  OctetFilterSpan      spans[OCTET_FILTER_MAX_SPANS];
  guint                n_spans;
  OctetFilterType      type;
  OctetFilterValue     value;
  GRegex              *regex;
};

OctetFilterNode *octet_filter_node_new   (OctetFilterKind kind,
                                          guint           start,
                                          guint           size);
void             octet_filter_node_free  (OctetFilterNode *self);
void             octet_filter_node_add   (OctetFilterNode *self,
                                          OctetFilterNode *child);
OctetFilterNode *octet_filter_node_child (const OctetFilterNode *self,
                                          guint                  index);
const OctetField *octet_filter_node_get_field (const OctetFilterNode *self);
gboolean         octet_filter_node_equal (const OctetFilterNode *self,
                                          const OctetFilterNode *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetFilterNode, octet_filter_node_free)

G_END_DECLS
