/* octet-ui-path-bar.c - where the selected field stands: its layers, its filter key, its bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/octet-ui-path-bar.h"

#include <glib/gi18n.h>

#include "models/octet-ui-node-text.h"
#include "models/octet-ui-time-format.h"
#include "widgets/octet-ui-palette.h"

/* Tunnels in tunnels: the outermost steps are left out, the tree has them. */
#define MAX_CRUMBS 12

struct _OctetUiPathBar
{
  GtkWidget         parent_instance;
  OctetUiSelection *selection;

  GtkWidget        *box;
  GtkWidget        *crumbs;
  GtkWidget        *key;
  GtkLabel         *value;
  GtkLabel         *place;
  GtkLabel         *counts;
};

G_DEFINE_FINAL_TYPE (OctetUiPathBar, octet_ui_path_bar, GTK_TYPE_WIDGET)

static void
crumb_clicked_cb (OctetUiPathBar *self,
                  GtkButton      *crumb)
{
  guint32 node = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (crumb), "node"));

  if (node < octet_ui_selection_get_tree (self->selection)->n_nodes)
    octet_ui_selection_set_node (self->selection, node);
}

static void
key_clicked_cb (OctetUiPathBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.copy-text", "s",
                              gtk_button_get_label (GTK_BUTTON (self->key)));
}

/* The steps to the selected field: the layers down to its own, then the fields above it. */
static guint
find_steps (OctetUiPathBar  *self,
            const OctetTree *tree,
            guint32          steps[MAX_CRUMBS])
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 node = octet_ui_selection_get_node (self->selection);
  guint last = node != OCTET_NO_NODE ? tree->nodes[node].layer : tree->n_layers;
  guint skip;

  for (guint32 i = node; i != OCTET_NO_NODE && tree->nodes[i].parent != OCTET_NO_NODE;
       i = tree->nodes[i].parent)
    g_array_prepend_val (path, i);
  for (guint i = MIN (last + 1, tree->n_layers); i-- > 0;)
    if (tree->layers[i].node != OCTET_NO_NODE)
      g_array_prepend_val (path, tree->layers[i].node);
  skip = path->len > MAX_CRUMBS ? path->len - MAX_CRUMBS : 0;
  for (guint i = skip; i < path->len; i++)
    steps[i - skip] = g_array_index (path, guint32, i);
  return path->len - skip;
}

static char *
get_step_name (const OctetTree *tree,
               guint32          index)
{
  const OctetNode *node = &tree->nodes[index];
  const OctetProtocol *protocol = octet_ui_node_get_protocol (tree, node);

  if (node->parent == OCTET_NO_NODE && protocol != NULL && protocol->short_name != NULL)
    return g_strdup (protocol->short_name);
  return octet_ui_node_get_name (tree, node);
}

/* Buttons are kept and filled anew: this runs for each packet that is walked over. */
static GtkWidget *
get_crumb (OctetUiPathBar *self,
           GtkWidget      *before)
{
  GtkWidget *crumb = before != NULL ? gtk_widget_get_next_sibling (before)
                                    : gtk_widget_get_first_child (self->crumbs);

  if (before != NULL && crumb == NULL)
    {
      GtkWidget *separator = gtk_label_new ("›");

      gtk_widget_add_css_class (separator, "separator");
      gtk_box_append (GTK_BOX (self->crumbs), separator);
      crumb = separator;
    }
  if (before != NULL)
    {
      gtk_widget_set_visible (crumb, TRUE);
      crumb = gtk_widget_get_next_sibling (crumb);
    }
  if (crumb != NULL)
    return crumb;
  crumb = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (crumb, "flat");
  g_signal_connect_object (crumb, "clicked", G_CALLBACK (crumb_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->crumbs), crumb);
  return crumb;
}

static void
show_crumbs (OctetUiPathBar  *self,
             const OctetTree *tree)
{
  guint32 steps[MAX_CRUMBS];
  guint count = find_steps (self, tree, steps);
  GtkWidget *crumb = NULL;

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *name = get_step_name (tree, steps[i]);

      crumb = get_crumb (self, crumb);
      gtk_button_set_label (GTK_BUTTON (crumb), name);
      g_object_set_data (G_OBJECT (crumb), "node", GUINT_TO_POINTER (steps[i]));
      gtk_widget_set_visible (crumb, TRUE);
      if (i + 1 == count)
        gtk_widget_add_css_class (crumb, "last");
      else
        gtk_widget_remove_css_class (crumb, "last");
    }
  for (crumb = crumb != NULL ? gtk_widget_get_next_sibling (crumb)
                             : gtk_widget_get_first_child (self->crumbs);
       crumb != NULL; crumb = gtk_widget_get_next_sibling (crumb))
    gtk_widget_set_visible (crumb, FALSE);
}

/* "3 bytes from 14": what was selected by hand; the byte pane says more of it. */
static char *
describe_range (const OctetUiRange *range)
{
  return g_strdup_printf (ngettext ("%u byte from %u", "%u bytes from %u", (gulong) range->size),
                          (guint) range->size, (guint) range->position);
}

/* What the field says, on one line; a layer says too much for it. */
static void
show_value (OctetUiPathBar  *self,
            const OctetTree *tree,
            const OctetNode *node)
{
  g_autofree char *value = NULL, *valid = NULL;

  if (node != NULL && node->parent != OCTET_NO_NODE)
    value = octet_ui_node_get_value (tree, node);
  valid = g_utf8_make_valid (value != NULL ? value : "", -1);
  g_strdelimit (valid, "\r\n\t\v\f", ' ');
  gtk_label_set_text (self->value, valid);
  gtk_widget_set_visible (GTK_WIDGET (self->value), *valid != '\0');
}

static void
update (OctetUiPathBar *self)
{
  const OctetTree *tree = octet_ui_selection_get_tree (self->selection);
  guint32 index = octet_ui_selection_get_node (self->selection);
  OctetUiRange range = octet_ui_selection_get_range (self->selection);
  const OctetNode *node = index != OCTET_NO_NODE ? &tree->nodes[index] : NULL;
  const OctetProtocol *protocol = node != NULL ? octet_ui_node_get_protocol (tree, node) : NULL;
  const char *key = node != NULL && node->field != NULL ? node->field->key : NULL;
  g_autofree char *place = NULL;

  show_crumbs (self, tree);
  gtk_widget_set_visible (self->key, key != NULL);
  if (key != NULL)
    gtk_button_set_label (GTK_BUTTON (self->key), key);
  show_value (self, tree, node);
  octet_ui_level_set_class (self->key, protocol != NULL ? protocol->level : OCTET_LEVEL_FRAME);
  if (range.size > 0 && range.source < tree->n_sources &&
      (node == NULL || range.position != node->position || range.size != node->size) &&
      range.position + range.size <= tree->sources[range.source].size)
    place = describe_range (&range);
  else
    place = node != NULL ? octet_ui_node_get_place (tree, node) : g_strdup ("");
  gtk_label_set_text (self->place, place);
}

/* The time between two packets that are selected; with one, the time from the time reference, or
 * else from the marked packet before. */
static void
add_time (OctetUiPathBar *self,
          GString        *text)
{
  OctetUiMarks *marks = octet_ui_selection_get_marks (self->selection);
  OctetSession *session = octet_ui_selection_get_session (self->selection);
  OctetPacketStore *store = octet_session_get_store (session);
  guint32 packet = octet_ui_selection_get_packet (self->selection);
  OctetUiTimes times = { 0 };
  g_autofree char *span = NULL;
  guint32 from = octet_ui_selection_get_other (self->selection);

  if (packet == 0)
    return;
  if (from > packet)
    {
      guint32 later = from;

      from = packet;
      packet = later;
    }
  if (from == 0)
    from = octet_ui_marks_find_previous (marks, OCTET_UI_MARK_REFERENCE, packet);
  if (from == 0)
    from = octet_ui_marks_find_previous (marks, OCTET_UI_MARK_MARKED, packet);
  if (from == 0 || from > octet_session_get_n_packets (session))
    return;
  times.time = octet_packet_store_get (store, packet)->time;
  times.first = octet_packet_store_get (store, from)->time;
  span = octet_ui_time_format_write (OCTET_UI_TIME_RELATIVE, &times, -1);
  /* Translators: seconds, and two packets' numbers */
  g_string_append_printf (text, _("%s s from %u to %u   "), span, from, packet);
}

static void
count_changed_cb (OctetUiPathBar *self)
{
  OctetUiShown *shown = octet_ui_selection_get_shown (self->selection);
  OctetUiMarks *marks = octet_ui_selection_get_marks (self->selection);
  guint count = octet_session_get_n_packets (octet_ui_selection_get_session (self->selection));
  guint n_marked = octet_ui_marks_get_count (marks, OCTET_UI_MARK_MARKED);
  guint n_ignored = octet_ui_marks_get_count (marks, OCTET_UI_MARK_IGNORED);
  g_autoptr (GString) text = g_string_new (NULL);

  add_time (self, text);
  g_string_append_printf (text, ngettext ("%'u packet", "%'u packets", count), count);
  if (octet_ui_shown_is_limited (shown))
    /* Translators: how many packets a filter shows */
    g_string_append_printf (text, _("   %'u shown"), octet_ui_shown_get_n_shown (shown));
  if (octet_ui_shown_get_sort_progress (shown) < 1)
    /* Translators: the packets are being put into another order; the number is per cent */
    g_string_append_printf (text, _("   sorting: %u %%"),
                            (guint) (octet_ui_shown_get_sort_progress (shown) * 100));
  if (n_marked > 0)
    /* Translators: how many packets are marked */
    g_string_append_printf (text, _("   %'u marked"), n_marked);
  if (n_ignored > 0)
    /* Translators: how many packets are ignored */
    g_string_append_printf (text, _("   %'u ignored"), n_ignored);
  gtk_label_set_text (self->counts, text->str);
}

static void
settled_cb (OctetUiPathBar *self)
{
  update (self);
  count_changed_cb (self);
}

/**
 * octet_ui_path_bar_set_selection:
 * @self: a path bar
 * @selection: (nullable): the capture's selection
 */
void
octet_ui_path_bar_set_selection (OctetUiPathBar   *self,
                                 OctetUiSelection *selection)
{
  if (self->selection != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->selection, self);
      g_signal_handlers_disconnect_by_data (octet_ui_selection_get_session (self->selection), self);
      g_signal_handlers_disconnect_by_data (octet_ui_selection_get_shown (self->selection), self);
      g_signal_handlers_disconnect_by_data (octet_ui_selection_get_marks (self->selection), self);
    }
  g_set_object (&self->selection, selection);
  if (selection == NULL)
    return;
  g_signal_connect_object (selection, "settled", G_CALLBACK (settled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (octet_ui_selection_get_session (selection), "notify::n-packets",
                           G_CALLBACK (count_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (octet_ui_selection_get_shown (selection), "changed",
                           G_CALLBACK (count_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (octet_ui_selection_get_marks (selection), "changed",
                           G_CALLBACK (count_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "pair-changed", G_CALLBACK (count_changed_cb), self,
                           G_CONNECT_SWAPPED);
  settled_cb (self);
}

/**
 * octet_ui_path_bar_hide_counts:
 * @self: a path bar
 *
 * Leaves out how many packets there are: for a page about one of them.
 */
void
octet_ui_path_bar_hide_counts (OctetUiPathBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->counts), FALSE);
}

static void
octet_ui_path_bar_dispose (GObject *object)
{
  OctetUiPathBar *self = OCTET_UI_PATH_BAR (object);

  octet_ui_path_bar_set_selection (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (octet_ui_path_bar_parent_class)->dispose (object);
}

static void
octet_ui_path_bar_class_init (OctetUiPathBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_path_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OCTET_UI_RESOURCES "octet-ui-path-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, OctetUiPathBar, box);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPathBar, crumbs);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPathBar, key);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPathBar, value);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPathBar, place);
  gtk_widget_class_bind_template_child (widget_class, OctetUiPathBar, counts);
  gtk_widget_class_bind_template_callback (widget_class, key_clicked_cb);
}

static void
octet_ui_path_bar_init (OctetUiPathBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
