/* octet-tsan.c - GLib's locks as the thread sanitizer can see them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GLib makes its mutexes from the kernel's futexes and is not built with the
 * sanitizer, which therefore sees no lock at all and reports every field that
 * one guards. Linked into a test, these take the place of GLib's for calls from
 * Octet and the test, with the C library's locks, which the sanitizer knows.
 * GLib's own calls inside itself are not touched: they use other mutexes.
 *
 * A GTask goes to its thread and back through such locks inside GLib: the sanitizer is told of both
 * ways, and of nothing else that the task's owner and its thread do.
 */
#include <dlfcn.h>
#include <gio/gio.h>
#include <pthread.h>
#include <sanitizer/tsan_interface.h>

static pthread_mutex_t *
get_mutex (GMutex *mutex)
{
  pthread_mutex_t *made, *there = g_atomic_pointer_get (&mutex->p);

  if (there != NULL)
    return there;
  made = g_new (pthread_mutex_t, 1);
  pthread_mutex_init (made, NULL);
  if (g_atomic_pointer_compare_and_exchange (&mutex->p, NULL, made))
    return made;
  pthread_mutex_destroy (made);
  g_free (made);
  return g_atomic_pointer_get (&mutex->p);
}

static pthread_cond_t *
get_cond (GCond *cond)
{
  pthread_cond_t *made, *there = g_atomic_pointer_get (&cond->p);

  if (there != NULL)
    return there;
  made = g_new (pthread_cond_t, 1);
  pthread_cond_init (made, NULL);
  if (g_atomic_pointer_compare_and_exchange (&cond->p, NULL, made))
    return made;
  pthread_cond_destroy (made);
  g_free (made);
  return g_atomic_pointer_get (&cond->p);
}

void
g_mutex_init (GMutex *mutex)
{
  mutex->p = NULL;
}

void
g_mutex_clear (GMutex *mutex)
{
  if (mutex->p != NULL)
    {
      pthread_mutex_destroy (mutex->p);
      g_free (mutex->p);
      mutex->p = NULL;
    }
}

void
(g_mutex_lock) (GMutex *mutex)
{
  pthread_mutex_lock (get_mutex (mutex));
}

gboolean
(g_mutex_trylock) (GMutex *mutex)
{
  return pthread_mutex_trylock (get_mutex (mutex)) == 0;
}

void
(g_mutex_unlock) (GMutex *mutex)
{
  pthread_mutex_unlock (get_mutex (mutex));
}

void
g_cond_init (GCond *cond)
{
  cond->p = NULL;
}

void
g_cond_clear (GCond *cond)
{
  if (cond->p != NULL)
    {
      pthread_cond_destroy (cond->p);
      g_free (cond->p);
      cond->p = NULL;
    }
}

void
g_cond_wait (GCond  *cond,
             GMutex *mutex)
{
  pthread_cond_wait (get_cond (cond), get_mutex (mutex));
}

void
g_cond_signal (GCond *cond)
{
  pthread_cond_signal (get_cond (cond));
}

void
g_cond_broadcast (GCond *cond)
{
  pthread_cond_broadcast (get_cond (cond));
}

static void
run_task_cb (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GTaskThreadFunc func = (GTaskThreadFunc) g_object_get_data (G_OBJECT (task), "octet-tsan");

  __tsan_acquire (task);
  func (task, source, data, cancellable);
}

void
g_task_run_in_thread (GTask          *task,
                      GTaskThreadFunc func)
{
  void (*next) (GTask *, GTaskThreadFunc);

  *(void **) &next = dlsym (RTLD_NEXT, "g_task_run_in_thread");
  g_object_set_data (G_OBJECT (task), "octet-tsan", (gpointer) func);
  __tsan_release (task);
  next (task, run_task_cb);
}

void
g_task_return_pointer (GTask         *task,
                       gpointer       result,
                       GDestroyNotify destroy)
{
  void (*next) (GTask *, gpointer, GDestroyNotify);

  *(void **) &next = dlsym (RTLD_NEXT, "g_task_return_pointer");
  __tsan_release (task);
  next (task, result, destroy);
}

void
g_task_return_boolean (GTask   *task,
                       gboolean result)
{
  void (*next) (GTask *, gboolean);

  *(void **) &next = dlsym (RTLD_NEXT, "g_task_return_boolean");
  __tsan_release (task);
  next (task, result);
}

void
g_task_return_error (GTask  *task,
                     GError *error)
{
  void (*next) (GTask *, GError *);

  *(void **) &next = dlsym (RTLD_NEXT, "g_task_return_error");
  __tsan_release (task);
  next (task, error);
}

gpointer
g_task_propagate_pointer (GTask   *task,
                          GError **error)
{
  gpointer (*next) (GTask *, GError **);

  *(void **) &next = dlsym (RTLD_NEXT, "g_task_propagate_pointer");
  __tsan_acquire (task);
  return next (task, error);
}

gboolean
g_task_propagate_boolean (GTask   *task,
                          GError **error)
{
  gboolean (*next) (GTask *, GError **);

  *(void **) &next = dlsym (RTLD_NEXT, "g_task_propagate_boolean");
  __tsan_acquire (task);
  return next (task, error);
}
