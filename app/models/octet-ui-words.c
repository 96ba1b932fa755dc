/* octet-ui-words.c - short words for fields where there is little room, and what a flag says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cell of a diagram is often narrower than a name. It is never given the field's key instead,
 * which is for filters, not for reading.
 */
#include "config.h"

#include "models/octet-ui-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "models/octet-ui-node-text.h"

/* A phrase is one line beside a bit. */
#define MAX_PHRASE 90
/* What is called by more letters than this is called by its name instead. */
#define MAX_FLAG 5

/* Fields whose usual abbreviation does not follow from the name, and flags that a student meets
 * first: @phrase is what a set bit says. */
static const struct
{
  const char *key;
  const char *brief;
  const char *phrase;
} known[] = {
  { "tcp.hdr_len", N_("Len"), NULL },
  { "tcp.flags.res", N_("Res"), N_("kept for the future") },
  { "tcp.flags.ae", "AE", N_("marks are counted exactly") },
  { "tcp.flags.cwr", "CWR", N_("congestion window reduced") },
  { "tcp.flags.ece", "ECE", N_("congestion was signalled") },
  { "tcp.flags.urg", "URG", N_("urgent pointer is used") },
  { "tcp.flags.ack", "ACK", N_("acknowledgment number counts") },
  { "tcp.flags.push", "PSH", N_("deliver to the program now") },
  { "tcp.flags.reset", "RST", N_("abort the connection") },
  { "tcp.flags.syn", "SYN", N_("start: agree on sequence numbers") },
  { "tcp.flags.fin", "FIN", N_("no more data from me") },
  { "arp.hw.size", N_("HW size"), NULL },
  { "arp.proto.size", N_("Proto size"), NULL },
  { "ip.version", N_("Ver"), NULL },
  { "ip.hdr_len", N_("Len"), NULL },
  { "ip.dsfield.dscp", "DSCP", N_("which treatment the packet asks for") },
  { "ip.dsfield.ecn", "ECN", N_("whether routers may mark it") },
  { "ip.flags.rb", N_("Res"), N_("kept at zero") },
  { "ip.flags.df", "DF", N_("routers must not cut it up") },
  { "ip.flags.mf", "MF", N_("more fragments follow") },
  { "ip.ttl", "TTL", NULL },
  { "ipv6.version", N_("Ver"), NULL },
  { "ipv6.hlim", N_("Hops"), NULL },
  { "dns.flags.response", "QR", N_("this is an answer") },
  { "dns.flags.opcode", N_("Op"), N_("what kind of request it is") },
  { "dns.flags.authoritative", "AA", N_("the server owns the name") },
  { "dns.flags.truncated", "TC", N_("cut short, ask again over TCP") },
  { "dns.flags.recdesired", "RD", N_("please ask others for me") },
  { "dns.flags.recavail", "RA", N_("this server asks others") },
  { "dns.flags.z", "Z", N_("kept for the future") },
  { "dns.flags.authenticated", "AD", N_("the data were verified") },
  { "dns.flags.checkdisable", "CD", N_("data that fail verification are welcome") },
  { "dns.flags.rcode", N_("Reply"), N_("how it went") },
  { "eth.lg", "L", N_("address was set by hand or software") },
  { "eth.ig", "M", N_("meant for a group") },
};

static gint
find_known (const OctetField *field)
{
  for (guint i = 0; field != NULL && i < G_N_ELEMENTS (known); i++)
    if (g_strcmp0 (known[i].key, field->key) == 0)
      return (gint) i;
  return -1;
}

/* The first @count letters of a word, the first of them a capital. */
static char *
take_letters (const char *word,
              glong       count)
{
  g_autofree char *head = g_utf8_substring (word, 0, MIN (count, g_utf8_strlen (word, -1)));
  g_autofree char *first = g_utf8_substring (head, 0, MIN (1, g_utf8_strlen (head, -1)));
  g_autofree char *capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, head + strlen (first), NULL);
}

/**
 * octet_ui_words_get_name: (skip)
 * @tree: a tree
 * @node: one of its nodes
 * @words: how short it must be
 *
 * Returns: (transfer full): the field's name in words, as short as asked for
 */
char *
octet_ui_words_get_name (const OctetTree *tree,
                         const OctetNode *node,
                         OctetUiWords     words)
{
  g_autofree char *name = octet_ui_node_get_name (tree, node);
  const char *space;
  const char *word;
  gint index;

  if (words == OCTET_UI_WORDS_FULL)
    return g_steal_pointer (&name);
  index = find_known (node->field);
  if (index >= 0)
    return words == OCTET_UI_WORDS_LETTER ? take_letters (_(known[index].brief), 1)
                                          : g_strdup (_(known[index].brief));
  /* "Sequence number (raw)": what is in brackets is not what it is called. */
  if (strstr (name, " (") != NULL)
    *strstr (name, " (") = '\0';
  space = strrchr (name, ' ');
  word = space != NULL ? space + 1 : name;
  return take_letters (word, words == OCTET_UI_WORDS_WORD ? G_MAXLONG
                             : words == OCTET_UI_WORDS_LETTERS ? 3 : 1);
}

/**
 * octet_ui_words_is_flag: (skip)
 * @node: a node
 *
 * Returns: whether it is some bits that are either on or off
 */
gboolean
octet_ui_words_is_flag (const OctetNode *node)
{
  return node->field != NULL && node->field->mask != 0 &&
         node->field->kind == OCTET_FIELD_BOOL &&
         (node->flags & (OCTET_NODE_HIDDEN | OCTET_NODE_GENERATED)) == 0;
}

/**
 * octet_ui_words_get_flag: (skip)
 * @node: a node
 *
 * Returns: (transfer full): what the standards call the bits: "ACK"; empty for bits that have
 *   no such abbreviation
 */
char *
octet_ui_words_get_flag (const OctetNode *node)
{
  gint index = find_known (node->field);
  const char *dot;

  if (index >= 0)
    return g_strdup (_(known[index].brief));
  dot = node->field != NULL && node->field->key != NULL ? strrchr (node->field->key, '.') : NULL;
  if (dot == NULL || strlen (dot + 1) > MAX_FLAG || strchr (dot, '_') != NULL)
    return g_strdup ("");
  return g_ascii_strup (dot + 1, -1);
}

/* The first sentence of a lesson, without its full stop. */
static char *
take_sentence (const char *lesson)
{
  const char *end = strstr (lesson, ". ");
  gsize size = end != NULL ? (gsize) (end - lesson) : strlen (lesson);

  if (end == NULL && size > 0 && lesson[size - 1] == '.')
    size--;
  return g_strndup (lesson, size);
}

/* What a set bit says, where that is known in a few words; or NULL. */
static char *
find_phrase (const OctetField *field)
{
  gint index = find_known (field);
  g_autofree char *sentence = NULL;

  if (index >= 0 && known[index].phrase != NULL)
    return g_strdup (_(known[index].phrase));
  if (field->lesson == NULL || *field->lesson == '\0')
    return NULL;
  sentence = take_sentence (_(field->lesson));
  return g_utf8_strlen (sentence, -1) <= MAX_PHRASE ? g_steal_pointer (&sentence) : NULL;
}

/**
 * octet_ui_words_get_phrase: (skip)
 * @tree: a tree
 * @node: one of its nodes, some bits of a field
 *
 * Returns: (transfer full): in a few words, what the bits say where they are set: for a bit "no
 *   more data from me", for a number its name and value
 */
char *
octet_ui_words_get_phrase (const OctetTree *tree,
                           const OctetNode *node)
{
  g_autofree char *name = octet_ui_node_get_name (tree, node);
  g_autofree char *value = NULL;

  if (octet_ui_words_is_flag (node))
    {
      char *phrase = find_phrase (node->field);

      return phrase != NULL ? phrase : g_steal_pointer (&name);
    }
  value = octet_ui_node_get_value (tree, node);
  return g_strdup_printf ("%s: %s", name, value);
}

/**
 * octet_ui_words_get_meaning: (skip)
 * @field: a field
 *
 * Returns: (transfer full): in a few words, what it is about: for a flag "No more data from me",
 *   otherwise its name
 */
char *
octet_ui_words_get_meaning (const OctetField *field)
{
  g_autofree char *phrase = NULL;

  if (field->kind == OCTET_FIELD_BOOL && field->mask != 0)
    phrase = find_phrase (field);
  return phrase != NULL ? take_letters (phrase, G_MAXLONG) : g_strdup (_(field->name));
}

/**
 * octet_ui_words_write_flags: (skip)
 * @tree: a tree
 * @node: one of its nodes
 *
 * Names the bits that are on among those below the node, as the standards abbreviate them. The
 * flags of TCP are named from the last bit on, as everybody says them: "SYN, ACK".
 *
 * Returns: (transfer full) (nullable): "PSH, ACK"; empty where none is on; %NULL where it is not
 *   a field of flags, or one that is on has no abbreviation
 */
char *
octet_ui_words_write_flags (const OctetTree *tree,
                            const OctetNode *node)
{
  gboolean is_tcp = node->field != NULL && g_strcmp0 (node->field->key, "tcp.flags") == 0;
  g_autoptr (GString) list = g_string_new (NULL);
  guint n_flags = 0;

  for (guint32 i = node->first; i != OCTET_NO_NODE; i = tree->nodes[i].next)
    {
      g_autofree char *flag = NULL;

      if (!octet_ui_words_is_flag (&tree->nodes[i]))
        continue;
      n_flags++;
      if (tree->nodes[i].value.number == 0)
        continue;
      flag = octet_ui_words_get_flag (&tree->nodes[i]);
      if (*flag == '\0')
        return NULL;
      if (list->len > 0)
        is_tcp ? g_string_prepend (list, _(", ")) : g_string_append (list, _(", "));
      is_tcp ? g_string_prepend (list, flag) : g_string_append (list, flag);
    }
  return n_flags >= 2 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}
