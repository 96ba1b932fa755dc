/* octet-ui-find-bar.c - finds packets: by filter, text, bytes or regular expression.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The next packet is looked for at once, in a thread; how many there are is counted in another.
 * Once that is known, going from one to the next takes no search any more.
 */
#include "config.h"

#include "widgets/octet-ui-find-bar.h"

#include <glib/gi18n.h>
#include <string.h>

#include "session/octet-find.h"

/* How often the count is shown while it grows, in ms. */
#define INTERVAL 100

struct _OctetUiFindBar
{
  GtkWidget         parent_instance;
  OctetUiSelection *selection;
  OctetFind        *find;        /* of the pattern that was sought last */
  OctetBitset      *all;         /* packets that have it, once they are counted */
  GCancellable     *cancellable;
  guint             progress_source;
  guint             generation;  /* of what was shown when it was counted */
  guint32           from;        /* where the search under way began */
  int               step;
  gboolean          is_finding;

  GtkRevealer      *revealer;
  GtkDropDown      *kind;
  GtkDropDown      *place;
  GtkEditable      *pattern;
  GtkToggleButton  *case_button;
  GtkWidget        *spinner;
  GtkLabel         *status;
};

G_DEFINE_FINAL_TYPE (OctetUiFindBar, octet_ui_find_bar, GTK_TYPE_WIDGET)

static void
say (OctetUiFindBar *self,
     const char     *text,
     gboolean        is_error)
{
  gtk_label_set_text (self->status, text);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->status), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->status), "error");
}

static void
stop (OctetUiFindBar *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  self->is_finding = FALSE;
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
}

/* Another pattern, or another way to read it. */
static void
forget (OctetUiFindBar *self)
{
  stop (self);
  g_clear_object (&self->find);
  g_clear_pointer (&self->all, octet_bitset_unref);
  say (self, "", FALSE);
}

/* "3 of 27": the place of the selected packet among those that have it. */
static void
say_place (OctetUiFindBar *self,
           gboolean        has_wrapped)
{
  guint32 packet = octet_ui_selection_get_packet (self->selection);
  guint count = octet_bitset_get_count (self->all);
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("%'u of %'u packet", "%'u of %'u packets", count),
                          octet_bitset_rank (self->all, packet) + 1, count);
  if (has_wrapped)
    {
      g_autofree char *place = g_steal_pointer (&text);

      text = g_strdup_printf (self->step > 0 ? _("%s · went on at the first packet")
                                             : _("%s · went on at the last packet"), place);
    }
  say (self, text, FALSE);
}

static void
select_found (OctetUiFindBar *self,
              guint32         packet,
              gboolean        has_wrapped)
{
  const OctetTree *tree;
  OctetUiRange range = { 0 };
  guint32 node;

  if (packet == 0)
    {
      say (self, octet_ui_shown_is_limited (octet_ui_selection_get_shown (self->selection))
                   ? _("Not found among the packets that are shown") : _("Not found"), TRUE);
      return;
    }
  octet_ui_selection_set_packet (self->selection, packet);
  tree = octet_ui_selection_get_tree (self->selection);
  if (octet_find_locate (self->find, tree, &node, &range.position, &range.size))
    {
      if (node == OCTET_NO_NODE)
        node = octet_ui_selection_find_at (self->selection, 0, range.position, OCTET_NO_NODE);
      if (node != OCTET_NO_NODE)
        octet_ui_selection_set_node (self->selection, node);
      if (range.size > 0)
        octet_ui_selection_set_range (self->selection, &range);
    }
  if (self->all != NULL)
    say_place (self, has_wrapped);
  else if (has_wrapped)
    say (self, self->step > 0 ? _("Went on at the first packet") : _("Went on at the last packet"),
         FALSE);
  else
    say (self, "", FALSE);
}

static void
all_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (OctetUiFindBar) self = data;
  OctetBitset *all = octet_find_all_finish (OCTET_FIND (source), result, NULL);

  if (all == NULL || self->find != OCTET_FIND (source))
    {
      g_clear_pointer (&all, octet_bitset_unref);
      return;
    }
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_pointer (&self->all, octet_bitset_unref);
  self->all = all;
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  if (octet_bitset_test (all, octet_ui_selection_get_packet (self->selection)))
    say_place (self, FALSE);
}

static gboolean
progress_cb (gpointer data)
{
  OctetUiFindBar *self = data;
  guint looked;
  guint found = octet_find_get_n_found (self->find, &looked);
  guint count = octet_session_get_n_packets (octet_ui_selection_get_session (self->selection));
  g_autofree char *text = NULL;

  text = g_strdup_printf (_("%'u so far, after %'u of %'u packets"), found, looked, count);
  say (self, text, FALSE);
  return G_SOURCE_CONTINUE;
}

static void
count_all (OctetUiFindBar *self)
{
  OctetUiShown *shown = octet_ui_selection_get_shown (self->selection);
  g_autoptr (OctetBitset) among = octet_ui_shown_get_bitset (shown);

  if (self->all != NULL || self->progress_source != 0)
    return;
  self->generation = octet_ui_shown_get_generation (shown);
  self->progress_source = g_timeout_add (INTERVAL, progress_cb, self);
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  octet_find_all_async (self->find, among, self->cancellable, all_cb, g_object_ref (self));
}

static void
next_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (OctetUiFindBar) self = data;
  g_autoptr (GError) error = NULL;
  gboolean has_wrapped;
  guint32 packet;

  packet = octet_find_next_finish (OCTET_FIND (source), result, &has_wrapped, &error);
  if (error != NULL || self->find != OCTET_FIND (source) || self->selection == NULL)
    return;
  self->is_finding = FALSE;
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  select_found (self, packet, has_wrapped);
  if (packet > 0)
    count_all (self);
}

/* Among those that are known; answers whether it wrapped. */
static guint32
find_known (OctetUiFindBar *self,
            guint32         from,
            int             step,
            gboolean       *ret_wrapped)
{
  guint32 count = octet_bitset_get_count (self->all);
  guint32 rank = octet_bitset_rank (self->all, from);
  gboolean is_one = octet_bitset_test (self->all, from);

  *ret_wrapped = FALSE;
  if (count == 0)
    return 0;
  if (step > 0)
    rank += is_one ? 1 : 0;
  else
    rank = rank > 0 ? rank - 1 : count;
  if (rank >= count)
    {
      *ret_wrapped = TRUE;
      rank = step > 0 ? 0 : count - 1;
    }
  return octet_bitset_select (self->all, rank);
}

static gboolean
make_find (OctetUiFindBar *self)
{
  g_autoptr (GError) error = NULL;
  OctetSession *session = octet_ui_selection_get_session (self->selection);

  if (self->find != NULL)
    return TRUE;
  self->find = octet_find_new (session, gtk_drop_down_get_selected (self->kind),
                               gtk_drop_down_get_selected (self->place),
                               gtk_editable_get_text (self->pattern),
                               gtk_toggle_button_get_active (self->case_button), &error);
  if (self->find == NULL)
    say (self, error->message, TRUE);
  return self->find != NULL;
}

static void
kind_changed_cb (OctetUiFindBar *self)
{
  guint kind = gtk_drop_down_get_selected (self->kind);
  gboolean is_text = kind == OCTET_FIND_TEXT || kind == OCTET_FIND_REGEX;

  gtk_widget_set_sensitive (GTK_WIDGET (self->place), is_text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->case_button), is_text);
  forget (self);
}

static void
next_clicked_cb (OctetUiFindBar *self)
{
  octet_ui_find_bar_find (self, 1);
}

static void
previous_clicked_cb (OctetUiFindBar *self)
{
  octet_ui_find_bar_find (self, -1);
}

static void
close_cb (OctetUiFindBar *self)
{
  stop (self);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-list", NULL);
}

static gboolean
key_cb (OctetUiFindBar  *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  gboolean is_enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;

  if (key == GDK_KEY_Escape)
    {
      close_cb (self);
      return TRUE;
    }
  if (!is_enter || !gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (
                                              GTK_WIDGET (self))), GTK_WIDGET (self->pattern)))
    return FALSE;
  octet_ui_find_bar_find (self, (state & GDK_SHIFT_MASK) != 0 ? -1 : 1);
  return TRUE;
}

/**
 * octet_ui_find_bar_set_selection:
 * @self: a find bar
 * @selection: (nullable): the capture's selection
 */
void
octet_ui_find_bar_set_selection (OctetUiFindBar   *self,
                                 OctetUiSelection *selection)
{
  forget (self);
  g_set_object (&self->selection, selection);
}

/**
 * octet_ui_find_bar_open:
 * @self: a find bar
 *
 * Shows it and puts the keyboard focus into it.
 */
void
octet_ui_find_bar_open (OctetUiFindBar *self)
{
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->pattern));
}

/**
 * octet_ui_find_bar_find:
 * @self: a find bar
 * @step: 1 for the next packet, -1 for the one before
 *
 * Selects a packet that has what is written; opens the bar where nothing is.
 */
void
octet_ui_find_bar_find (OctetUiFindBar *self,
                        int             step)
{
  g_autoptr (OctetBitset) among = NULL;
  OctetUiShown *shown;
  gboolean has_wrapped;

  if (self->selection == NULL)
    return;
  if (*gtk_editable_get_text (self->pattern) == 0 ||
      !gtk_revealer_get_reveal_child (self->revealer))
    octet_ui_find_bar_open (self);
  if (*gtk_editable_get_text (self->pattern) == 0)
    return;
  shown = octet_ui_selection_get_shown (self->selection);
  if (self->all != NULL && self->generation != octet_ui_shown_get_generation (shown))
    forget (self);
  if (!make_find (self))
    return;
  self->step = step;
  self->from = octet_ui_selection_get_packet (self->selection);
  if (self->all != NULL)
    {
      guint32 packet = find_known (self, self->from, step, &has_wrapped);

      select_found (self, packet, has_wrapped);
      return;
    }
  if (self->is_finding)
    return;
  self->is_finding = TRUE;
  if (self->cancellable == NULL)
    self->cancellable = g_cancellable_new ();
  among = octet_ui_shown_get_bitset (shown);
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  octet_find_next_async (self->find, among, self->from, step, self->cancellable, next_cb,
                         g_object_ref (self));
}

static void
octet_ui_find_bar_dispose (GObject *object)
{
  OctetUiFindBar *self = OCTET_UI_FIND_BAR (object);

  if (self->revealer != NULL)
    octet_ui_find_bar_set_selection (self, NULL);
  if (self->revealer != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->revealer));
  self->revealer = NULL;
  G_OBJECT_CLASS (octet_ui_find_bar_parent_class)->dispose (object);
}

static void
octet_ui_find_bar_class_init (OctetUiFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = octet_ui_find_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OCTET_UI_RESOURCES "octet-ui-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, OctetUiFindBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFindBar, kind);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFindBar, place);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFindBar, pattern);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFindBar, case_button);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFindBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, OctetUiFindBar, status);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
octet_ui_find_bar_init (OctetUiFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_selected (self->kind, OCTET_FIND_TEXT);
}
