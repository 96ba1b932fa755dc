/* octet-ui-color-rules.c - rules that mark packets: a name, a display filter, a colour, and why.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first rule that holds decides. Rules are asked for the rows that are in sight, never for a
 * whole file. The conditions that Octet comes with are those that people know from Wireshark;
 * a rule about a protocol that Octet does not know is left aside.
 */
#include "config.h"

#include "models/octet-ui-color-rules.h"

#include <glib/gi18n.h>
#include <string.h>

#include "filter/octet-filter.h"
#include "models/octet-ui-node-text.h"

#define KEY "colour-rules"

enum { RED, ORANGE, YELLOW, GREEN, TEAL, BLUE, PURPLE, GRAY };

static const struct
{
  const char *name;
  const char *filter;
  guint       color;
  const char *meaning;
} usual[] = {
  { N_("Trouble in TCP"),
    "tcp.analysis.flags && !tcp.analysis.window_update && !tcp.analysis.keep_alive && "
    "!tcp.analysis.keep_alive_ack", RED,
    N_("Something on this connection was lost, late, repeated or out of order. One of them is "
       "ordinary, many in a row slow a connection down. Look at the TCP notes in the fields, and "
       "at the packets before it in this conversation.") },
  { N_("Spanning tree changed"), "stp.type == 0x80", ORANGE,
    N_("A switch says that the paths through the network change. Frequent changes point to a "
       "flapping link or a loop. Look at which bridge sent it first.") },
  { N_("Error from ICMP"),
    "icmp.type in { 3..5, 11 } || icmpv6.type in { 1..4 }", ORANGE,
    N_("A router or host could not deliver a packet and says why. The packet that it is about "
       "stands inside. Look at the code, and at who sent that packet.") },
  { N_("ARP"), "arp", YELLOW,
    N_("Somebody looks for the card behind an IP address. Many questions without answers mean "
       "that the address is not in use, or that somebody searches the network.") },
  { N_("ICMP"), "icmp || icmpv6", YELLOW,
    N_("Hosts and routers talk about the network itself, ping among it. Look at whether each "
       "request has its reply.") },
  { N_("TCP connection refused or cut"), "tcp.flags.reset == 1", RED,
    N_("One side ended the connection at once: nobody listens at that port, a program gave up, or "
       "something between them cut it. Look at what was sent just before.") },
  { N_("Few hops left"), "ip.ttl < 5 && !(ip.dst == 224.0.0.0/4)", ORANGE,
    N_("The packet will be dropped after a few more routers. That is how traceroute works; "
       "otherwise look for a loop in the routes.") },
  { N_("Wrong checksum"),
    "eth.fcs.status == \"Bad\" || ip.checksum.status == \"Bad\" || tcp.checksum.status == \"Bad\" "
    "|| udp.checksum.status == \"Bad\"", RED,
    N_("The bytes do not match their checksum. On the machine that captured, the network card "
       "often fills it in later and all is well; elsewhere the packet was damaged on its way.") },
  { N_("Windows file sharing"), "smb || smb2 || nbss || nbns", PURPLE,
    N_("Files, printers or names in a Windows network. Look at the command and its status.") },
  { N_("Web"), "http || http2 || http3 || tcp.port == 80", GREEN,
    N_("A browser or a program talks to a web server. Look at the request line and the status of "
       "the answer.") },
  { N_("Routing"), "ospf || bgp || rip || eigrp || vrrp", TEAL,
    N_("Routers tell each other which networks they can reach.") },
  { N_("TCP connection begins or ends"), "tcp.flags.syn == 1 || tcp.flags.fin == 1", GRAY,
    N_("The handshake that opens a connection, or the goodbye that closes it. A beginning without "
       "an answer means that the other side is not there.") },
  { N_("TCP"), "tcp", PURPLE,
    N_("Part of a connection; nothing about it stands out. Follow the stream to see what is "
       "said.") },
  { N_("UDP"), "udp", BLUE,
    N_("A single message without a connection. Nobody says whether it arrived, unless the protocol "
       "above does.") },
  { N_("To everybody"), "eth.dst.ig == 1", GRAY,
    N_("Broadcast or multicast: every card on this network gets it.") },
};

/* A rule, ready to be asked. */
typedef struct
{
  OctetUiColorRule *rule;
  OctetFilter      *filter;
} Ready;

struct _OctetUiColorRules
{
  GObject        parent_instance;
  OctetRegistry *registry;
  GPtrArray     *rules;
  GArray        *ready;
};

G_DEFINE_FINAL_TYPE (OctetUiColorRules, octet_ui_color_rules, G_TYPE_OBJECT)

static void
rule_free (OctetUiColorRule *self)
{
  g_free (self->name);
  g_free (self->filter);
  g_free (self);
}

static const char *
find_meaning (const char *filter)
{
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (g_str_equal (usual[i].filter, filter))
      return _(usual[i].meaning);
  return NULL;
}

/**
 * octet_ui_color_rules_add: (skip)
 * @rules: rules
 * @name: what the new one is called
 * @filter: when it holds
 * @color: its colour
 * @is_used: whether it is asked
 *
 * Adds a rule at the end.
 */
void
octet_ui_color_rules_add (GPtrArray  *rules,
                          const char *name,
                          const char *filter,
                          guint       color,
                          gboolean    is_used)
{
  OctetUiColorRule *rule = g_new0 (OctetUiColorRule, 1);

  rule->name = g_strdup (name);
  rule->filter = g_strdup (filter);
  rule->color = color % OCTET_UI_N_RULE_COLORS;
  rule->is_used = is_used;
  rule->meaning = find_meaning (filter);
  g_ptr_array_add (rules, rule);
}

/**
 * octet_ui_color_rules_load: (skip)
 * @settings: the program's settings
 *
 * Returns: (transfer full): the rules in the order in which they are asked
 */
GPtrArray *
octet_ui_color_rules_load (GSettings *settings)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);
  g_autoptr (GVariant) value = g_settings_get_value (settings, KEY);
  const char *name, *filter;
  GVariantIter iter;
  guint color;
  gboolean is_used;

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(&s&sub)", &name, &filter, &color, &is_used))
    if (rules->len < OCTET_UI_MAX_RULES)
      octet_ui_color_rules_add (rules, name, filter, color, is_used);
  if (rules->len == 0)
    for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
      octet_ui_color_rules_add (rules, _(usual[i].name), usual[i].filter, usual[i].color, TRUE);
  return rules;
}

/**
 * octet_ui_color_rules_save: (skip)
 * @settings: the program's settings
 * @rules: rules
 */
void
octet_ui_color_rules_save (GSettings *settings,
                           GPtrArray *rules)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ssub)"));
  for (guint i = 0; i < rules->len; i++)
    {
      const OctetUiColorRule *rule = g_ptr_array_index (rules, i);

      g_variant_builder_add (&builder, "(ssub)", rule->name, rule->filter, rule->color,
                             rule->is_used);
    }
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}

/* The colour that the fewest rules have. */
static guint
find_rare_color (GPtrArray *rules)
{
  guint counts[OCTET_UI_N_RULE_COLORS] = { 0 };
  guint rarest = 0;

  for (guint i = 0; i < rules->len; i++)
    counts[((const OctetUiColorRule *) g_ptr_array_index (rules, i))->color]++;
  for (guint i = 1; i < OCTET_UI_N_RULE_COLORS; i++)
    if (counts[i] < counts[rarest])
      rarest = i;
  return rarest;
}

/**
 * octet_ui_color_rules_put_first: (skip)
 * @settings: the program's settings
 * @name: what a rule is called
 * @filter: when it holds
 *
 * Has a rule asked before all others. One with the same filter that is there already keeps its
 * name and colour.
 *
 * Returns: whether there was room
 */
gboolean
octet_ui_color_rules_put_first (GSettings  *settings,
                                const char *name,
                                const char *filter)
{
  g_autoptr (GPtrArray) rules = octet_ui_color_rules_load (settings);
  OctetUiColorRule *rule = NULL;
  guint at;

  for (at = 0; at < rules->len && rule == NULL; at++)
    if (g_str_equal (((OctetUiColorRule *) g_ptr_array_index (rules, at))->filter, filter))
      rule = g_ptr_array_steal_index (rules, at);
  if (rule == NULL && rules->len >= OCTET_UI_MAX_RULES)
    return FALSE;
  if (rule == NULL)
    {
      octet_ui_color_rules_add (rules, name, filter, find_rare_color (rules), TRUE);
      rule = g_ptr_array_steal_index (rules, rules->len - 1);
    }
  rule->is_used = TRUE;
  g_ptr_array_insert (rules, 0, rule);
  octet_ui_color_rules_save (settings, rules);
  return TRUE;
}

/* What is known of a condition's parts stays: a protocol that Octet lacks never holds. */
static OctetFilter *
parse (OctetRegistry *registry,
       const char    *text)
{
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) known = NULL;
  OctetFilter *filter = octet_filter_new (registry, text, &problem);

  if (filter != NULL || find_meaning (text) == NULL || strstr (text, " || ") == NULL)
    return filter;
  parts = g_strsplit (text, " || ", -1);
  known = g_string_new (NULL);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (OctetFilterProblem) unknown = OCTET_FILTER_PROBLEM_INIT;
      g_autoptr (OctetFilter) part = octet_filter_new (registry, parts[i], &unknown);

      if (part != NULL)
        g_string_append_printf (known, "%s%s", known->len > 0 ? " || " : "", parts[i]);
    }
  if (known->len > 0)
    {
      g_auto (OctetFilterProblem) unknown = OCTET_FILTER_PROBLEM_INIT;

      filter = octet_filter_new (registry, known->str, &unknown);
    }
  return filter;
}

static void
ready_clear (gpointer data)
{
  octet_filter_unref (((Ready *) data)->filter);
}

/**
 * octet_ui_color_rules_new:
 * @registry: the protocols
 * @settings: the program's settings
 *
 * Returns: (transfer full): the rules as they are now, those that are used and can be run
 */
OctetUiColorRules *
octet_ui_color_rules_new (OctetRegistry *registry,
                          GSettings     *settings)
{
  OctetUiColorRules *self = g_object_new (OCTET_UI_TYPE_COLOR_RULES, NULL);

  self->registry = octet_registry_ref (registry);
  self->rules = octet_ui_color_rules_load (settings);
  self->ready = g_array_new (FALSE, FALSE, sizeof (Ready));
  g_array_set_clear_func (self->ready, ready_clear);
  for (guint i = 0; i < self->rules->len; i++)
    {
      OctetUiColorRule *rule = g_ptr_array_index (self->rules, i);
      Ready ready = { rule, rule->is_used ? parse (registry, rule->filter) : NULL };

      if (ready.filter != NULL)
        g_array_append_val (self->ready, ready);
    }
  return self;
}

/**
 * octet_ui_color_rules_get_text:
 * @self: rules
 *
 * Returns: (transfer full) (nullable): all conditions as one filter; what it needs of a packet is
 *   what they need
 */
char *
octet_ui_color_rules_get_text (OctetUiColorRules *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->ready->len; i++)
    g_string_append_printf (text, "%s(%s)", i > 0 ? " || " : "",
                            octet_filter_get_text (g_array_index (self->ready, Ready, i).filter));
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * octet_ui_color_rules_match: (skip)
 * @self: rules
 * @tree: a packet's fields, at least those that octet_ui_color_rules_get_text() needs
 *
 * Returns: the first rule that holds, counted from 1; 0 for none
 */
guint
octet_ui_color_rules_match (OctetUiColorRules *self,
                            const OctetTree   *tree)
{
  for (guint i = 0; i < self->ready->len; i++)
    if (octet_filter_matches (g_array_index (self->ready, Ready, i).filter, tree))
      return i + 1;
  return 0;
}

/**
 * octet_ui_color_rules_get: (skip)
 * @self: rules
 * @rule: what octet_ui_color_rules_match() answered, not 0
 *
 * Returns: (transfer none): that rule
 */
const OctetUiColorRule *
octet_ui_color_rules_get (OctetUiColorRules *self,
                          guint              rule)
{
  g_return_val_if_fail (rule > 0 && rule <= self->ready->len, NULL);
  return g_array_index (self->ready, Ready, rule - 1).rule;
}

/**
 * octet_ui_color_rules_explain:
 * @self: rules
 * @rule: what octet_ui_color_rules_match() answered, not 0
 *
 * Returns: (transfer full): the condition in words
 */
char *
octet_ui_color_rules_explain (OctetUiColorRules *self,
                              guint              rule)
{
  g_return_val_if_fail (rule > 0 && rule <= self->ready->len, NULL);
  return octet_filter_explain (g_array_index (self->ready, Ready, rule - 1).filter);
}

/* A line for each value that a field of the condition has in this packet. */
static void
add_values (GString         *text,
            const OctetTree *tree,
            const char      *key)
{
  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      const OctetNode *node = &tree->nodes[i];
      g_autofree char *value = NULL;

      if (node->field == NULL || !g_str_equal (node->field->key, key))
        continue;
      value = octet_ui_node_get_value (tree, node);
      g_string_append_printf (text, "%s%s = %s", text->len > 0 ? "\n" : "", key,
                              *value != '\0' ? value : "✓");
    }
}

/**
 * octet_ui_color_rules_list_values: (skip)
 * @self: rules
 * @rule: what octet_ui_color_rules_match() answered, not 0
 * @tree: the packet's whole tree
 *
 * Returns: (transfer full): the values that the condition's fields have in this packet, a line
 *   each; may be empty
 */
char *
octet_ui_color_rules_list_values (OctetUiColorRules *self,
                                  guint              rule,
                                  const OctetTree   *tree)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *filter;

  g_return_val_if_fail (rule > 0 && rule <= self->ready->len, NULL);

  filter = octet_filter_get_text (g_array_index (self->ready, Ready, rule - 1).filter);
  for (const char *at = filter; *at != '\0';)
    {
      gsize size = strspn (at, "abcdefghijklmnopqrstuvwxyz0123456789_.");
      g_autofree char *word = g_strndup (at, size);
      gsize count;

      if (size > 0 && strchr (word, '.') != NULL && !g_hash_table_contains (seen, word) &&
          octet_registry_find_field (self->registry, word, &count) != NULL)
        {
          add_values (text, tree, word);
          g_hash_table_add (seen, g_steal_pointer (&word));
        }
      at += MAX (size, 1);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
octet_ui_color_rules_finalize (GObject *object)
{
  OctetUiColorRules *self = OCTET_UI_COLOR_RULES (object);

  g_array_unref (self->ready);
  g_ptr_array_unref (self->rules);
  octet_registry_unref (self->registry);
  G_OBJECT_CLASS (octet_ui_color_rules_parent_class)->finalize (object);
}

static void
octet_ui_color_rules_class_init (OctetUiColorRulesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_ui_color_rules_finalize;
}

static void
octet_ui_color_rules_init (OctetUiColorRules *self)
{
}
