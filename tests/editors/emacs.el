;;; emacs.el --- Emacs with eglot: mistakes, a quick fix, completion and renaming  -*- lexical-binding: t -*-

;; Called by ./run in the folder of the site; FACTPRESS names the program.  Written for eglot 1.9 and later.

;;; Code:

(require 'eglot)
(require 'flymake)
(require 'cl-lib)

(defvar claim "content/explainers/library/claims/closed.md")

(defun wait-for (what condition)
  "Wait until CONDITION returns something; WHAT it is, for people."
  (let ((left 600) found)
    (while (not (or (setq found (funcall condition)) (zerop left)))
      (accept-process-output nil 0.05)
      (sit-for 0.01)
      (setq left (1- left)))
    (unless found
      (message "emacs: waited in vain for %s" what)
      (kill-emacs 1))))

(defun line ()
  "The text of the line at point."
  (buffer-substring-no-properties (line-beginning-position) (line-end-position)))

(defun mistakes ()
  "How many mistakes are shown."
  (length (flymake-diagnostics)))

(setq auto-mode-alist (cons '("\\.md\\'" . text-mode) auto-mode-alist)
      eglot-server-programs `((text-mode . (,(getenv "FACTPRESS") "lsp")))
      eglot-confirm-server-initiated-edits nil
      eglot-sync-connect t
      make-backup-files nil)

(find-file claim)
(call-interactively #'eglot)
(flymake-mode 1)
(wait-for "two mistakes" (lambda () (flymake-start) (= (mistakes) 2)))

(goto-char (point-min))
(search-forward "claimant: ad")
(cl-letf (((symbol-function 'completing-read)
           (lambda (_prompt offered &rest _) (car (all-completions "" offered)))))
  (eglot-code-actions (point) (point) "quickfix" t))
(wait-for "the quick fix" (lambda () (equal (line) "claimant: ada")))
;; Changes are sent when Emacs is idle, which a batch never is, or when a text is saved.
(save-buffer)
(wait-for "one mistake less" (lambda () (flymake-start) (= (mistakes) 1)))

(search-forward "kind: ")
(delete-region (point) (line-end-position))
(insert "stat")
(let* ((at (eglot-completion-at-point))
       (offered (all-completions "stat" (nth 2 at))))
  (unless (member "statement" offered)
    (message "emacs: offered for a kind: %S" offered)
    (kill-emacs 1)))
(insert "ement")
(save-buffer)
(wait-for "no mistakes" (lambda () (flymake-start) (= (mistakes) 0)))

(goto-char (point-min))
(search-forward "claimant: ad")
;; eglot asks whether the server may change other files, too.
(cl-letf (((symbol-function 'y-or-n-p) (lambda (&rest _) t)))
  (eglot-rename "eve"))
(wait-for "the renamed person" (lambda () (equal (line) "claimant: eve")))
(with-current-buffer (find-file-noselect "../../../people.yaml")
  (goto-char (point-min))
  (unless (equal (line) "eve:")
    (message "emacs: the registry still says %s" (line))
    (kill-emacs 1)))
(message "emacs: all is well")
(kill-emacs 0)
;;; emacs.el ends here
