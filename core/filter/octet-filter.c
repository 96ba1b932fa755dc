/* octet-filter.c - a display filter: parsed, checked, with the fields that it needs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "filter/octet-filter.h"

#include "filter/octet-filter-check.h"
#include "filter/octet-filter-explain.h"
#include "filter/octet-filter-parser.h"
#include "filter/octet-filter-private.h"

static gboolean
names_note (const OctetFilterNode *node)
{
  for (gsize i = 0; i < node->n_refs; i++)
    if (node->refs[i].index < -1)
      return TRUE;
  return FALSE;
}

static void
find_needs (OctetFilter     *self,
            OctetFilterNode *node)
{
  const OctetKnownField directed[] = { OCTET_KNOWN_IP_SRC, OCTET_KNOWN_IP_DST,
                                       OCTET_KNOWN_SRCPORT, OCTET_KNOWN_DSTPORT };

  if (node->kind == OCTET_FILTER_FIELD)
    {
      octet_wanted_add_key (self->wanted, node->text);
      node->known = octet_filter_find_known (node->text);
      if (node->known == OCTET_KNOWN_OCTETS)
        self->uses_octets = TRUE;
      else if (node->known >= OCTET_KNOWN_NUMBER || names_note (node))
        self->uses_record = TRUE;
      else if (node->known != OCTET_KNOWN_NOT)
        self->uses_flow = TRUE;
      for (gsize i = 0; i < G_N_ELEMENTS (directed); i++)
        self->uses_direction |= node->known == directed[i];
      self->uses_displayed |= node->known == OCTET_KNOWN_DISPLAYED;
    }
  for (guint i = 0; i < node->children->len; i++)
    find_needs (self, octet_filter_node_child (node, i));
}

static gboolean
is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return *text == 0;
}

/**
 * octet_filter_new: (skip)
 * @registry: the protocols
 * @text: a filter in Wireshark's language; an empty one lets everything pass
 * @problem: (out): why it cannot run
 *
 * Returns: (transfer full) (nullable): the filter; %NULL with @problem set
 */
OctetFilter *
octet_filter_new (OctetRegistry      *registry,
                  const char         *text,
                  OctetFilterProblem *problem)
{
  g_autoptr (OctetFilter) self = g_new0 (OctetFilter, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->registry = octet_registry_ref (registry);
  self->text = g_strdup (text);
  self->wanted = octet_wanted_new (registry);
  if (is_blank (text))
    return g_steal_pointer (&self);
  self->root = octet_filter_parse (registry, text, problem);
  if (self->root == NULL || !octet_filter_check (registry, self->root, problem))
    return NULL;
  find_needs (self, self->root);
  return g_steal_pointer (&self);
}

/**
 * octet_filter_ref: (skip)
 * @self: a filter
 *
 * Returns: (transfer full): @self
 */
OctetFilter *
octet_filter_ref (OctetFilter *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * octet_filter_unref: (skip)
 * @self: (transfer full): a filter
 */
void
octet_filter_unref (OctetFilter *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->root, octet_filter_node_free);
  octet_wanted_free (self->wanted);
  octet_registry_unref (self->registry);
  g_free (self->text);
  g_free (self);
}

/**
 * octet_filter_get_text: (skip)
 * @self: a filter
 *
 * Returns: (transfer none): what it was made from
 */
const char *
octet_filter_get_text (const OctetFilter *self)
{
  return self->text;
}

/**
 * octet_filter_get_wanted: (skip)
 * @self: a filter
 *
 * Returns: (transfer none): the fields it looks at, for %OCTET_DEPTH_FIELDS
 */
const OctetWanted *
octet_filter_get_wanted (const OctetFilter *self)
{
  return self->wanted;
}

/**
 * octet_filter_searches_octets: (skip)
 * @self: a filter
 *
 * Returns: whether it looks at the frame as a whole (`frame contains "x"`), so that
 *   octet_filter_plan_decide_octets() may know more than octet_filter_plan_decide()
 */
gboolean
octet_filter_searches_octets (const OctetFilter *self)
{
  return self->uses_octets;
}

/**
 * octet_filter_matches: (skip)
 * @self: a filter
 * @tree: a packet's fields, at least the wanted ones
 *
 * Returns: whether the packet passes
 */
gboolean
octet_filter_matches (const OctetFilter *self,
                      const OctetTree   *tree)
{
  OctetFilterFacts facts = { .tree = tree };

  return self->root == NULL || octet_filter_evaluate (self->root, &facts) == OCTET_VERDICT_YES;
}

/* Whether one of the tests that all must hold for @node is @test. */
static gboolean
requires (const OctetFilterNode *node,
          const OctetFilterNode *test)
{
  if (octet_filter_node_equal (node, test))
    return TRUE;
  for (guint i = 0; node->kind == OCTET_FILTER_AND && i < node->children->len; i++)
    if (requires (octet_filter_node_child (node, i), test))
      return TRUE;
  return FALSE;
}

/**
 * octet_filter_refines: (skip)
 * @self: a filter
 * @other: another one, of the same registry
 *
 * Returns: whether whatever passes @self passes @other too, as far as that can be seen from
 *   their tests: A && B refines A
 */
gboolean
octet_filter_refines (const OctetFilter *self,
                      const OctetFilter *other)
{
  if (other->root == NULL)
    return TRUE;
  if (self->root == NULL)
    return FALSE;
  if (other->root->kind != OCTET_FILTER_AND || octet_filter_node_equal (self->root, other->root))
    return requires (self->root, other->root);
  for (guint i = 0; i < other->root->children->len; i++)
    if (!requires (self->root, octet_filter_node_child (other->root, i)))
      return FALSE;
  return TRUE;
}

/**
 * octet_filter_explain: (skip)
 * @self: a filter
 *
 * Returns: (transfer full): a sentence, translated, that says which packets it shows
 */
char *
octet_filter_explain (const OctetFilter *self)
{
  return octet_filter_explain_node (self->root);
}
