/* octet-ui-meaning.c - what the value of a field means in this packet, in a sentence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lesson says what a field is for; this says what stands in it now. Only what follows from
 * the value is said.
 */
#include "config.h"

#include "models/octet-ui-meaning.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dissect/octet-format.h"
#include "models/octet-ui-node-text.h"
#include "models/octet-ui-words.h"

/* A sentence names no more bits than this. */
#define MAX_NAMED 4

/* RFC 6890 and what it refers to: ranges of addresses with a purpose of their own. */
static const struct
{
  guint32     address;
  guint       prefix;
  const char *meaning;
} ipv4_ranges[] = {
  { 0x00000000, 32, N_("This address says: I have no address yet.") },
  { 0xffffffff, 32, N_("This address means every machine on this network.") },
  { 0x7f000000, 8, N_("This address never leaves the machine: it is the machine itself.") },
  { 0x0a000000, 8, N_("This is a private address. It means something inside one network only.") },
  { 0xac100000, 12, N_("This is a private address. It means something inside one network only.") },
  { 0xc0a80000, 16, N_("This is a private address. It means something inside one network only.") },
  { 0xa9fe0000, 16, N_("A machine gives itself such an address when nobody gives it one.") },
  { 0x64400000, 10, N_("Providers use such an address between themselves and their customers.") },
  { 0xc0000200, 24, N_("This address is kept for examples and documents.") },
  { 0xc6336400, 24, N_("This address is kept for examples and documents.") },
  { 0xcb007100, 24, N_("This address is kept for examples and documents.") },
  { 0xc6120000, 15, N_("This address is kept for measuring network devices.") },
  { 0xe0000000, 4, N_("This address means a group: whoever listens to it receives it.") },
};

static const char *
find_ipv4 (const guint8 *bytes)
{
  guint32 address = (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 |
                    (guint32) bytes[2] << 8 | bytes[3];

  for (guint i = 0; i < G_N_ELEMENTS (ipv4_ranges); i++)
    if ((address ^ ipv4_ranges[i].address) >> (32 - ipv4_ranges[i].prefix) == 0)
      return ipv4_ranges[i].meaning;
  return N_("This is a public address: it is valid in the whole Internet.");
}

static const char *
find_ipv6 (const guint8 *bytes)
{
  static const guint8 zeros[15];

  if (memcmp (bytes, zeros, 15) == 0 && bytes[15] <= 1)
    return bytes[15] == 0 ? N_("This address says: I have no address yet.")
                          : N_("This address never leaves the machine: it is the machine itself.");
  if (bytes[0] == 0xff)
    return N_("This address means a group: whoever listens to it receives it.");
  if (bytes[0] == 0xfe && (bytes[1] & 0xc0) == 0x80)
    return N_("This address is valid on this one link only. Every interface has one.");
  if ((bytes[0] & 0xfe) == 0xfc)
    return N_("This is a private address. It means something inside one network only.");
  if (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0d && bytes[3] == 0xb8)
    return N_("This address is kept for examples and documents.");
  if ((bytes[0] & 0xe0) == 0x20)
    return N_("This is a public address: it is valid in the whole Internet.");
  return NULL;
}

static const char *
find_mac (const guint8 *bytes)
{
  static const guint8 all[6] = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff };

  if (memcmp (bytes, all, 6) == 0)
    return N_("This address means every machine on this network.");
  if ((bytes[0] & 1) != 0)
    return N_("This address means a group: whoever listens to it receives it.");
  if ((bytes[0] & 2) != 0)
    return N_("Software chose this address; phones change it to stay unknown.");
  return N_("The maker of the interface gave it this address.");
}

static char *
say_address (const OctetTree *tree,
             const OctetNode *node)
{
  gsize size;
  const guint8 *bytes = octet_tree_get_value_bytes (tree, node, &size);
  const char *text = NULL;

  if (bytes != NULL && node->field->kind == OCTET_FIELD_IPV4 && size == 4)
    text = find_ipv4 (bytes);
  else if (bytes != NULL && node->field->kind == OCTET_FIELD_IPV6 && size == 16)
    text = find_ipv6 (bytes);
  else if (bytes != NULL && node->field->kind == OCTET_FIELD_MAC && size == 6)
    text = find_mac (bytes);
  return text != NULL ? g_strdup (_(text)) : NULL;
}

/* "<b>ACK</b> “acknowledgment number counts”", as markup. */
static void
append_flag (GString         *list,
             const OctetTree *tree,
             const OctetNode *node,
             const char      *color)
{
  g_autofree char *flag = octet_ui_words_get_flag (node);
  g_autofree char *phrase = octet_ui_words_get_phrase (tree, node);
  g_autofree char *name = octet_ui_node_get_name (tree, node);
  g_autofree char *title = g_markup_escape_text (*flag ? flag : name, -1);
  g_autofree char *words = g_markup_escape_text (phrase, -1);
  g_autofree char *bold = NULL;

  bold = color != NULL ? g_strdup_printf ("<span foreground=\"%s\"><b>%s</b></span>", color, title)
                       : g_strdup_printf ("<b>%s</b>", title);
  /* Translators: the name of a flag, and what it says */
  g_string_append_printf (list, _("%s\302\240“%s”"), bold, words);
}

/* Which bits are on: "Two are on: ACK “…”, PSH “…”." */
static char *
say_flags (const OctetTree *tree,
           const OctetNode *node,
           const char      *color)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n_flags = 0, n_on = 0;

  for (guint32 i = node->first; i != OCTET_NO_NODE; i = tree->nodes[i].next)
    {
      if (!octet_ui_words_is_flag (&tree->nodes[i]))
        continue;
      n_flags++;
      if (tree->nodes[i].value.number == 0 || ++n_on > MAX_NAMED)
        continue;
      if (n_on > 1)
        g_string_append (list, _(", "));
      append_flag (list, tree, &tree->nodes[i], color);
    }
  if (n_flags < 2)
    return NULL;
  if (n_on == 0)
    return g_strdup (_("None of its bits is on."));
  if (n_on == 1)
    return g_strdup_printf (_("One is on: %s."), list->str);
  if (n_on == 2)
    return g_strdup_printf (_("Two are on: %s."), list->str);
  if (n_on == 3)
    return g_strdup_printf (_("Three are on: %s."), list->str);
  return n_on > MAX_NAMED ? g_strdup_printf (_("%u are on, among them %s."), n_on, list->str)
                          : g_strdup_printf (_("Four are on: %s."), list->str);
}

/* A number that has a name, or that stands on the wire as another one. */
static char *
say_number (const OctetTree *tree,
            const OctetNode *node)
{
  const OctetField *field = node->field;
  guint64 number = node->value.number;
  const char *name = octet_name_find (field->names, field->n_names, number);
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  g_autofree char *wire = NULL;

  if (field->scale > 1)
    {
      wire = g_strdup_printf ("%" G_GUINT64_FORMAT, number / field->scale);
      return g_markup_printf_escaped (
        _("The bits say %s. It is counted in units of %u, so that is %s %s."), wire,
        field->scale, digits, field->unit != NULL ? _(field->unit) : "");
    }
  if (name != NULL)
    return g_markup_printf_escaped (_("Here it is %s, which stands for “%s”."), digits,
                                    _(name));
  return NULL;
}

/**
 * octet_ui_meaning_write: (skip)
 * @tree: a tree
 * @node: one of its nodes
 * @color: (nullable): the colour of the names of flags, "#661c80"
 *
 * Returns: (transfer full) (nullable): one or two sentences about the value, as Pango markup;
 *   %NULL where the value says it all
 */
char *
octet_ui_meaning_write (const OctetTree *tree,
                        const OctetNode *node,
                        const char      *color)
{
  char *text;

  if (node->field == NULL || node->parent == OCTET_NO_NODE)
    return NULL;
  text = say_flags (tree, node, color);
  if (text != NULL)
    return text;
  if (octet_ui_words_is_flag (node))
    {
      g_autofree char *phrase = octet_ui_words_get_phrase (tree, node);

      return node->value.number != 0
               ? g_markup_printf_escaped (_("It is on here: “%s”."), phrase)
               : g_markup_printf_escaped (_("It is off here. On would say: “%s”."), phrase);
    }
  switch (node->field->kind)
    {
    case OCTET_FIELD_MAC:
    case OCTET_FIELD_IPV4:
    case OCTET_FIELD_IPV6:
      return say_address (tree, node);
    case OCTET_FIELD_UINT:
    case OCTET_FIELD_HEX:
    case OCTET_FIELD_OCT:
      return say_number (tree, node);
    case OCTET_FIELD_FRAME:
      return g_markup_printf_escaped (_("It points to packet %u. Press Enter to go there."),
                                      (guint) node->value.number);
    default:
      return NULL;
    }
}
